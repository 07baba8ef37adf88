import { lookUp, refOf } from '../../document/document.js';
import { isObject } from '../../document/json.js';
import { setMember } from '../json-data.js';
import type { Part } from '../walk.js';
import { type At, type Conversion, inexpressible, note, strings, without } from './conversion.js';
import { bodyOf, formOf } from './convert-body.js';
import { convertHeader, convertParameter } from './convert-parameter.js';
import type { SchemaConverter } from './convert-schema.js';
import { serversOf } from './convert-servers.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** Converts paths with their operations, and the parameters and responses that these share. */
export class OperationConverter {
  readonly #conversion: Conversion;
  readonly #schemas: SchemaConverter;

  constructor(conversion: Conversion, schemas: SchemaConverter) {
    this.#conversion = conversion;
    this.#schemas = schemas;
  }

  /** Converts the path items of a map. What is no path, such as an extension, stays as it is. */
  pathItems(from: At): Part {
    const items = new Map(this.#conversion.members(from));
    return this.#conversion.made(
      from,
      Object.fromEntries(
        Object.entries(from.part).map(([path, value]) => {
          const item = path.startsWith('x-') ? undefined : items.get(path);
          return [path, item ? this.#pathItem(item) : value];
        }),
      ),
    );
  }

  #pathItem(from: At): Part {
    const { part } = from;
    const made: Record<string, unknown> = { ...without(part, 'parameters', ...methods) };
    if (typeof part.$ref === 'string') made.$ref = this.#conversion.reference(part.$ref) ?? part.$ref;
    const shared = this.#conversion.children(from, 'parameters').map(([, one]) => one);
    const [parameters, bodyParts] = this.#split(shared);
    if (parameters.length > 0) made.parameters = parameters.map(one => this.#parameter(one));
    for (const method of methods) {
      const operation = this.#conversion.child(from, method);
      if (operation) made[method] = this.#operation(operation, bodyParts);
    }
    return this.#conversion.made(from, made);
  }

  #operation(from: At, shared: readonly At[]): Part {
    const { part } = from;
    const own = this.#conversion.children(from, 'parameters').map(([, one]) => one);
    const [parameters, bodyParts] = this.#split(own);
    const made: Record<string, unknown> = without(
      part,
      'parameters',
      'responses',
      'consumes',
      'produces',
      'schemes',
    );
    if (parameters.length > 0) made.parameters = parameters.map(one => this.#parameter(one));
    if (part.schemes !== undefined) {
      const servers = serversOf(this.#conversion, strings(part.schemes));
      if (servers && JSON.stringify(servers) !== JSON.stringify(serversOf(this.#conversion)))
        made.servers = servers;
    }
    this.#conversion.made(from, made);
    this.#addBody(from, made, overridden(shared, bodyParts));
    const responses = this.#conversion.child(from, 'responses');
    made.responses = responses ? this.#responses(responses, part.produces) : {};
    return made;
  }

  /** Separates parameters from what is the body. References to parts of a body are followed: OpenAPI 3 has none. */
  #split(all: readonly At[]): [parameters: At[], bodyParts: At[]] {
    const parameters: At[] = [];
    const bodyParts: At[] = [];
    for (const one of all) {
      const target = this.#followed(one);
      if (target.part.in === 'body' || target.part.in === 'formData') bodyParts.push(target);
      else parameters.push(one);
    }
    return [parameters, bodyParts];
  }

  #followed(from: At): At {
    const seen = new Set<string>();
    let { part } = from;
    for (let ref = refOf(part); ref !== undefined && !seen.has(ref); ref = refOf(part)) {
      seen.add(ref);
      const target = ref.startsWith('#/') ? lookUp(this.#conversion.document, ref) : undefined;
      if (!isObject(target)) return from;
      part = target;
    }
    const last = [...seen].at(-1);
    return last === undefined ? from : { part, place: this.#conversion.placeAt(last.slice(1)) };
  }

  #parameter(from: At): Part {
    const ref = refOf(from.part);
    const converted = ref === undefined ? undefined : this.#conversion.reference(ref);
    if (ref !== undefined && (converted !== undefined || !ref.startsWith('#/')))
      return this.#conversion.made(from, { $ref: converted ?? ref });
    const target = this.#followed(from);
    return refOf(target.part) === undefined
      ? convertParameter(this.#conversion, this.#schemas, target)
      : this.#conversion.made(from, { ...target.part });
  }

  #addBody(from: At, made: Record<string, unknown>, parts: readonly At[]): void {
    const bodies = parts.filter(({ part }) => part.in === 'body');
    const fields = parts.filter(({ part }) => part.in === 'formData');
    const [body] = bodies;
    const types = this.#types(from.part.consumes, 'consumes');
    if (body) made.requestBody = bodyOf(this.#conversion, this.#schemas, body, types);
    else if (fields.length > 0)
      made.requestBody = formOf(this.#conversion, this.#schemas, from, fields, types);
    if (bodies.length > 1 || (body && fields.length > 0)) {
      const what = bodies.length > 1 ? 'two bodies' : 'a body and fields of a form';
      this.#conversion.remark(
        made,
        inexpressible(`The operation has ${what}, and a request has one or the other`, 'Leave one of them.'),
      );
    }
  }

  /** The media types of an operation: its own, or else the document's; undefined where none are named. */
  #types(own: unknown, name: 'consumes' | 'produces'): readonly string[] | undefined {
    const types = strings(Array.isArray(own) ? own : this.#conversion.document[name]);
    return types.length > 0 ? types : undefined;
  }

  #responses(from: At, produces: unknown): Part {
    const types = this.#types(produces, 'produces');
    const responses = new Map(this.#conversion.members(from));
    return this.#conversion.made(
      from,
      Object.fromEntries(
        Object.entries(from.part).map(([status, value]) => {
          const response = status.startsWith('x-') ? undefined : responses.get(status);
          return [status, response ? this.#responseOrReference(response, types) : value];
        }),
      ),
    );
  }

  /** A shared response has the document's media types. Where an operation has others, it gets a response of its own. */
  #responseOrReference(from: At, types: readonly string[] | undefined): Part {
    const ref = refOf(from.part);
    if (ref === undefined) return this.response(from, types);
    const shared = this.#types(undefined, 'produces');
    const converted = this.#conversion.reference(ref);
    const target = this.#followed(from);
    if (refOf(target.part) !== undefined || (converted !== undefined && String(types) === String(shared)))
      return this.#conversion.made(from, { $ref: converted ?? ref });
    return this.response(target, types);
  }

  /** Converts a response. */
  response(from: At, types: readonly string[] | undefined = this.#types(undefined, 'produces')): Part {
    const conversion = this.#conversion;
    const ref = refOf(from.part);
    if (ref !== undefined) return conversion.made(from, { $ref: this.#conversion.reference(ref) ?? ref });
    const made: Record<string, unknown> = {
      description: '',
      ...without(from.part, 'schema', 'headers', 'examples'),
    };
    conversion.made(from, made);
    const headers = conversion.children(from, 'headers');
    if (headers.length > 0) {
      made.headers = Object.fromEntries(
        headers.map(([name, header]) => [name, convertHeader(conversion, this.#schemas, header)]),
      );
    }
    const content = this.#content(from, made, types);
    if (Object.keys(content).length > 0) made.content = conversion.made(from, content);
    return made;
  }

  #content(from: At, response: object, types: readonly string[] | undefined): Part {
    const conversion = this.#conversion;
    const schema = conversion.child(from, 'schema');
    const examples = Object.entries(isObject(from.part.examples) ? from.part.examples : {});
    if (!schema && examples.length === 0) return {};
    const isFile = schema?.part.type === 'file';
    const known = examples.map(([type]) => type).filter(type => type.includes('/'));
    const named =
      types ?? (known.length > 0 ? known : [isFile ? 'application/octet-stream' : 'application/json']);
    if (!types && schema && known.length === 0)
      conversion.remark(
        response,
        note(
          'media-type',
          `Nothing says the media type of the response; ${named[0]} was taken`,
          'Write produces.',
        ),
      );
    const content: Record<string, Part> = {};
    for (const type of schema ? named : [...new Set([...known, ...(known.length > 0 ? [] : named)])]) {
      const example = examples.find(([name]) => name === type);
      const others = examples
        .filter(([name]) => !name.includes('/'))
        .map(([name, value]) => [name, { value }]);
      setMember(
        content,
        type,
        conversion.made(from, {
          ...(schema && { schema: this.#schemas.convert(schema) }),
          ...(example && { example: example[1] }),
          ...(!example && others.length > 0 && { examples: Object.fromEntries(others) }),
        }),
      );
    }
    const lost = schema ? known.filter(type => !named.includes(type)) : [];
    if (lost.length > 0)
      conversion.remark(
        response,
        note('example', `The example for ${lost.join(', ')} was left out: the operation does not produce it`),
      );
    return content;
  }

  /** Converts the shared parameters that OpenAPI 3 can share. */
  parameters(from: At): Part {
    const shared = this.#conversion
      .members(from)
      .filter(([, one]) => this.#split([one])[0].length > 0)
      .map(([name, one]) => [name, this.#parameter(one)] as const);
    return this.#conversion.made(from, Object.fromEntries(shared));
  }
}

/** What an operation says of its body goes before what its path says. */
function overridden(shared: readonly At[], own: readonly At[]): At[] {
  const hasBody = own.some(({ part }) => part.in === 'body');
  const isOver = ({ part }: At) =>
    part.in === 'body' ? own.length > 0 : hasBody || own.some(one => one.part.name === part.name);
  return [...shared.filter(one => !isOver(one)), ...own];
}
