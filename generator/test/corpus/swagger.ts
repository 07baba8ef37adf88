import type { Loose } from '../support/project.js';
import type { Members } from './untidy-api.js';

/** Writes a document of the builder as Swagger 2.0. */
export function asSwagger(document: Members): Members {
  const { openapi: _, servers, paths, components, ...rest } = document as Loose;
  const { schemas, securitySchemes } = components as Members;
  const [{ url }] = servers as [{ url: string }];
  const { host, pathname } = new URL(url);
  const written = {
    swagger: '2.0',
    ...rest,
    host,
    basePath: pathname,
    schemes: ['https'],
    paths: mapped(paths as Members, item =>
      mapped(item as Members, (operation, key) =>
        key === 'parameters' ? (operation as Loose[]).map(parameterOf) : operationOf(operation as Loose),
      ),
    ),
    definitions: schemas,
    ...(securitySchemes !== undefined && { securityDefinitions: securitySchemes }),
  };
  return JSON.parse(JSON.stringify(written).replaceAll('#/components/schemas/', '#/definitions/'));
}

function mapped(members: Members, change: (value: unknown, key: string) => unknown): Members {
  return Object.fromEntries(Object.entries(members).map(([key, value]) => [key, change(value, key)]));
}

function operationOf({ parameters = [], requestBody, responses, ...rest }: Loose): Members {
  const content = (requestBody as { content: Members } | undefined)?.content ?? {};
  const [mediaType] = Object.keys(content);
  const body = mediaType === undefined ? [] : bodyOf(mediaType, (content[mediaType] as Loose).schema);
  return {
    ...rest,
    ...(mediaType !== undefined && { consumes: [mediaType] }),
    produces: ['application/json'],
    parameters: [
      ...(parameters as Loose[]).filter(({ in: place }) => (place as string) !== 'cookie').map(parameterOf),
      ...body,
    ],
    responses: mapped(responses as Members, response => responseOf(response as Loose)),
  };
}

function bodyOf(mediaType: string, schema: Loose): Members[] {
  if (!mediaType.includes('form')) return [{ in: 'body', name: 'body', required: true, schema }];
  const { properties, required } = schema as Members;
  return Object.entries(properties as Members).map(([name, field]) => ({
    in: 'formData',
    name,
    required: (required as string[]).includes(name),
    ...(field as Members),
  }));
}

function parameterOf({ schema, ...rest }: Loose): Members {
  return { ...rest, ...(schema as Members) };
}

function responseOf({ content, ...rest }: Loose): Members {
  const schema = (content as unknown as Record<string, Loose> | undefined)?.['application/json']?.schema;
  return { ...rest, ...(schema !== undefined && { schema }) };
}
