import { schemaDocs } from '../code/docs-data.js';
import type { TemplateData } from '../code/template-data.js';
import type { ProviderModel } from '../read/provider-model.js';

/** A page of its own, below `docs/`. */
export interface Page {
  /** The file's name without its ending. */
  readonly name: string;
  /** What the page's template prints, entry by entry; each becomes an `x-gen`. */
  readonly entries: readonly object[];
}

/** The pages of the classes: an entry for each operation. The first one has what the head of the page says. */
export function apiPages({ apis }: ProviderModel, data: TemplateData): Page[] {
  return apis.map(({ className, operations }, group) => {
    const api = data.apis[group];
    const index = api?.operations.map(({ docs }) => ({ ...docs, page: `${className}.md` }));
    return {
      name: className,
      entries: operations.map(({ name }, place) => ({
        docs: data.operations.find(operation => operation.name === name)?.docs,
        api: className,
        apiDescription: api?.description,
        // At the head of a page, so only its first entry has it: with it in all, a large class grows by its square.
        ...(place === 0 && { index }),
      })),
    };
  });
}

/** The pages of the schemas: one entry each. */
export function modelPages({ schemas }: ProviderModel): Page[] {
  return schemas.map(schema => ({ name: schema.typeName, entries: [schemaDocs(schema)] }));
}
