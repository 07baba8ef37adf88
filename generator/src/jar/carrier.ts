import type { RenderJob } from '../engine/engine.js';

/*
 * OpenAPI Generator does not get the spec. It gets a carrier: operations and schemas under neutral names, each with the
 * text that the templates print in its x-gen. So no name of a spec goes through the generator's own renaming and escaping.
 */

/** A document with nothing in it but places for our own data. */
export function carrierOf({ apiPages, modelPages }: RenderJob): object {
  const operations = apiPages.flatMap(({ entries }, group) => entries.map(entry => ({ group, entry })));
  return {
    openapi: '3.0.3',
    info: { title: 'carrier', version: '1' },
    tags: apiPages.map((_, group) => ({ name: `Group${group}` })),
    paths: Object.fromEntries(
      operations.map(({ group, entry }, index) => [
        `/${index}`,
        {
          get: {
            // The generator sorts by id.
            operationId: `op${String(index).padStart(5, '0')}`,
            tags: [`Group${group}`],
            responses: { 200: { description: 'ok' } },
            'x-gen': entry,
          },
        },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        modelPages.map(({ entries: [entry] }, index) => [
          `Model${index}`,
          { type: 'object', properties: { _: { type: 'string' } }, 'x-gen': entry },
        ]),
      ),
    },
  };
}

/** The path of a file that the generator wrote for a carrier, under its real name. */
export function realName(file: string, { apiPages, modelPages }: RenderJob): string {
  const [, kind, index] = /^docs\/(Group|Model)(\d+)(?:Api)?\.md$/.exec(file) ?? [];
  const page = (kind === 'Group' ? apiPages : kind === 'Model' ? modelPages : [])[Number(index)];
  return page === undefined ? file : `docs/${page.name}.md`;
}
