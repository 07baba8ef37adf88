import type { Loose } from '../support/project.js';
import { faults, read } from './support.js';

/** A Swagger document with one operation, `POST /token`. */
export function swagger(post: Loose, document: Loose = {}): Loose {
  return {
    swagger: '2.0',
    info: { title: 'T', version: '1' },
    host: 'api.vendor.example',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: { '/token': { post: { responses: { '200': { description: 'ok' } }, ...post } } },
    ...document,
  };
}

export async function converted(post: Loose, document: Loose = {}) {
  const spec = await read({ 'swagger.json': swagger(post, document) });
  return { spec, document: spec.document, post: spec.document.paths['/token']?.post };
}

/** What is said about the parts of a converted document, as `pointer: problem`. */
export async function said(post: Loose, document: Loose = {}): Promise<string[]> {
  const { spec } = await converted(post, document);
  faults(spec);
  return spec.findings.all.map(
    ({ kind, place, problem }) => `${kind} ${place.file}#${place.pointer}: ${problem}`,
  );
}
