import { resolve } from '../document/document.js';
import { isObject, listOf } from '../document/json.js';
import type { WrittenSchema } from '../sample/plain-schema.js';
import { allowsValue, type Sample, sampleOf } from '../sample/sample.js';
import { mapped, type Part, responsesOf } from './parts.js';

/** Returns the body that was made up already for a response, by method in capitals, path and status; undefined if none was. */
export type MadeBody = (
  method: string,
  path: string,
  status: string,
) => { readonly value: unknown } | undefined;

/**
 * Returns a document in which every JSON and text response has an example that its schema allows. Prism makes one up where
 * the vendor has none, but it heeds neither patterns nor discriminators, and leaves out fields of what contains itself; it
 * then says itself that its response is wrong. So it does of a vendor's example that its own schema does not allow, which is
 * left out. A success of ours does not say that it is an error. Whether ours is right, Prism judges by the vendor's schema.
 */
export function withExamples(document: Part, made: MadeBody = () => undefined): Part {
  const successes = new Set(
    responsesOf(document).flatMap(({ status, response }) =>
      isSuccess(status) && typeof response.$ref === 'string' ? [response.$ref] : [],
    ),
  );
  const { components, paths } = document;
  if (document.swagger !== undefined)
    return { ...document, paths: withResponses(paths, made, swaggerResponses(document)) };
  const complete = (response: Part, success: boolean, body?: Sample): Part => ({
    ...response,
    ...(isObject(response.content) && {
      content: mapped(response.content, (media, type) => withExample(document, media, type, success, body)),
    }),
  });
  return {
    ...document,
    paths: withResponses(paths, made, (_, response, status, body) =>
      complete(response, isSuccess(status), body),
    ),
    ...(isObject(components) && {
      components: {
        ...components,
        ...(isObject(components.responses) && {
          responses: mapped(components.responses, (response, name) =>
            complete(response, successes.has(`#/components/responses/${name}`)),
          ),
        }),
      },
    }),
  };
}

type Complete = (operation: Part, response: Part, status: string, body: Sample | undefined) => Part;

function withResponses(paths: unknown, made: MadeBody, complete: Complete): unknown {
  return mapped(paths, (item, path) =>
    mapped(item, (operation, method) =>
      isObject(operation.responses)
        ? {
            ...operation,
            responses: mapped(operation.responses, (response, status) =>
              complete(operation, response, status, made(method.toUpperCase(), path, status)),
            ),
          }
        : operation,
    ),
  );
}

/** Completes the examples of a media type of OpenAPI 3. Prism takes a schema's own example for one of the response. */
function withExample(document: Part, media: Part, type: string, success: boolean, body?: Sample): Part {
  const { schema, example, examples, ...rest } = media;
  if (!isSchema(schema) || !isWritten(type)) return media;
  const written = 'example' in media ? [example] : schemaExamples(document, schema);
  const named = Object.entries(isObject(examples) ? examples : {}).flatMap(
    ([name, one]): [string, Part][] => {
      const known = isObject(one) ? resolve(document, one) : undefined;
      return known && fits(document, schema, type, known) ? [[name, known]] : [];
    },
  );
  const known = [...written.map(value => ({ value })), ...named.map(([, one]) => one)];
  const best = known.find(one => 'value' in one && fits(document, schema, type, one));
  const unnamed =
    named.length > 0 && written.length === 0
      ? undefined
      : (best ?? jsonBody(type, body) ?? sample(document, schema, success));
  return {
    ...rest,
    schema,
    ...(unnamed && { example: unnamed.value }),
    ...(named.length > 0 && { examples: Object.fromEntries(named) }),
  };
}

/** Completes the responses of Swagger 2.0, which have one example for each media type of their operation. */
function swaggerResponses(document: Part): Complete {
  return (operation, written, status, body) => {
    const response = resolve(document, written);
    const { schema } = response;
    if (!isSchema(schema)) return response;
    const types = listOf(operation.produces ?? document.produces).map(String);
    const [own] = schemaExamples(document, schema).map(value => ({ default: value }));
    const examples = Object.entries(isObject(response.examples) ? response.examples : (own ?? {})).filter(
      ([type, value]) => fits(document, schema, types.includes(type) ? type : (types[0] ?? type), { value }),
    );
    const made = types.flatMap((type, index): [string, unknown][] => {
      const has = examples.some(([known]) => known === type || (index === 0 && !types.includes(known)));
      const value =
        has || !isWritten(type)
          ? undefined
          : (jsonBody(type, body) ?? sample(document, schema, isSuccess(status)));
      return value ? [[type, value.value]] : [];
    });
    return { ...response, examples: Object.fromEntries([...examples, ...made]) };
  };
}

function fits(document: Part, schema: WrittenSchema, type: string, example: Part): boolean {
  return (
    !/json/i.test(type) || !('value' in example) || allowsValue(document, schema, example.value, 'response')
  );
}

function jsonBody(type: string, body: Sample | undefined): Sample | undefined {
  return /json/i.test(type) ? body : undefined;
}

function sample(document: Part, schema: WrittenSchema, success: boolean) {
  const omit = success ? ['error'] : [];
  // A copy is another schema, so that one that contains itself is in the sample once.
  const own = isObject(schema) ? { ...resolve(document, schema) } : schema;
  return sampleOf(document, own, { direction: 'response', extent: 'all', omit });
}

function schemaExamples(document: Part, schema: WrittenSchema): readonly unknown[] {
  if (!isObject(schema)) return [];
  const known: Part = resolve(document, schema);
  return 'example' in known ? [known.example] : listOf(known.examples).slice(0, 1);
}

function isSuccess(status: string): boolean {
  return status.startsWith('2');
}

function isSchema(schema: unknown): schema is WrittenSchema {
  return isObject(schema) || typeof schema === 'boolean';
}

/** Whether a made-up body can be written for a media type. */
function isWritten(type: string): boolean {
  return /json|^text\//i.test(type);
}
