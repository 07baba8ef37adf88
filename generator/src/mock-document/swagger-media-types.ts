import { isObject } from '../document/json.js';
import { mapped, type Part } from './parts.js';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/**
 * Returns a document of Swagger 2.0 in which bodies and responses of no media type are JSON, and forms are forms: Prism rejects
 * every request that has a body where `consumes` is left out. Any other document is returned as it is.
 */
export function withMediaTypes(whole: Part): Part {
  if (whole.swagger === undefined || !isObject(whole.paths)) return whole;
  const paths = mapped(whole.paths, item =>
    mapped(item, operation => {
      const consumes = consumesOf(
        whole,
        [item.parameters, operation.parameters].flat().map(one => at(whole, one)),
        operation,
      );
      return { ...operation, ...(consumes && { consumes }) };
    }),
  );
  return { ...whole, paths, ...(whole.produces === undefined && { produces: ['application/json'] }) };
}

/** Returns the media types of an operation's body; undefined where they are right, or where it has none. */
function consumesOf(whole: Part, parameters: readonly Part[], operation: Part): string[] | undefined {
  const types = [operation.consumes ?? whole.consumes ?? []].flat().map(String);
  const fields = parameters.filter(parameter => parameter.in === 'formData');
  if (fields.length === 0)
    return types.length === 0 && parameters.some(parameter => parameter.in === 'body')
      ? ['application/json']
      : undefined;
  const isForm = types.some(type => type.startsWith(FORM) || type.startsWith(MULTIPART));
  return isForm ? undefined : [fields.some(({ type }) => type === 'file') ? MULTIPART : FORM];
}

/** A parameter, also one of the document's own list. */
function at({ parameters }: Part, parameter: unknown): Part {
  if (!isObject(parameter)) return {};
  const [, name] = /^#\/parameters\/(.+)$/.exec(String(parameter.$ref)) ?? [];
  const found = name !== undefined && isObject(parameters) ? parameters[name] : parameter;
  return isObject(found) ? found : {};
}
