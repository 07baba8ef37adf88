import type { Loose } from '../project.js';

/** The start of an error message about `specs/vendor.yaml`. */
export const at = (place: string) => `specs/vendor.yaml#${place}: `;
export const token = '/paths/~1oauth~1token/post';
export const schemas = '/components/schemas';

export const post = (s: Loose) => s.paths['/oauth/token'].post;
export const media = (s: Loose) => post(s).requestBody.content['application/x-www-form-urlencoded'];
export const bodyRef = `${token}/requestBody/content/application~1x-www-form-urlencoded/schema/$ref`;
export function ref(s: Loose, to: string): void {
  media(s).schema = { $ref: to };
}
export function circle(s: Loose): void {
  const part = (to: string) => ({ description: 'x', allOf: [{ $ref: `#/components/schemas/${to}` }] });
  Object.assign(s.components.schemas, { A: part('B'), B: part('A') });
}
export function nest(s: Loose): void {
  s.components.schemas.Inner = {
    type: 'object',
    description: 'x',
    properties: { a: { type: 'string', description: 'x' } },
  };
  s.components.schemas.TokenRequest.properties.inner = { $ref: '#/components/schemas/Inner' };
}
export function parameter(s: Loose, more: object): void {
  post(s).parameters ??= [];
  post(s).parameters.push({ description: 'x', example: 'x', schema: { type: 'string' }, ...more });
}
export function operation(s: Loose, id: string): void {
  post(s).operationId = id;
  s['x-token'].acquire.operation = id;
}
/** Adds schemas of these names, each in use. */
export function rename(s: Loose, ...names: string[]): void {
  for (const name of names) {
    s.components.schemas[name] = { type: 'string', description: 'x' };
    const to = `#/components/schemas/${name.replaceAll('/', '~1')}`;
    s.components.schemas.TokenRequest.properties[`of ${name}`] = { $ref: to };
  }
}
export function field(s: Loose, schema: string, name: string): void {
  s.components.schemas[schema].properties[name] = { type: 'string', description: 'x' };
}
export function response(s: Loose, value: object): void {
  post(s).responses['200'].content['application/json'].examples.newToken.value = value;
  for (const schema of Object.values<Loose>(s.components.schemas)) if (schema.required) schema.required = [];
}

/** A way to get a spec wrong: what it has, the change that causes it, and the error message. */
export type BadSpec = [string, (spec: Loose) => void, string];
