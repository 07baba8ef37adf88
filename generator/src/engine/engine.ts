import type { TemplateData } from '../code/template-data.js';
import type { Page } from './pages.js';

/** What an engine renders for one provider. */
export interface RenderJob {
  /** The spec's name, for messages. */
  readonly specName: string;
  /** What every template can print, as `gen`. */
  readonly data: TemplateData;
  /** One page of `api_doc.mustache` for each class. */
  readonly apiPages: readonly Page[];
  /** One page of `model_doc.mustache` for each schema. */
  readonly modelPages: readonly Page[];
}

/** Text by its path in the package. */
export type Files = ReadonlyMap<string, string>;

/**
 * Renders the templates for some providers; the result has one entry for each job, in their order.
 *
 * There are two engines on the same data: OpenAPI Generator, which is the reference, and the embedded one, which needs no
 * Java. They give the same bytes.
 */
export type Engine = (jobs: readonly RenderJob[], signal: AbortSignal) => Promise<readonly Files[]>;

/** Template to file, for those that render once. */
export const TEMPLATE_FILES: Readonly<Record<string, string>> = {
  'client.mustache': 'src/generated/client.ts',
  'operations.mustache': 'src/generated/operations.ts',
  'models.mustache': 'src/generated/models.ts',
  'descriptor.mustache': 'src/generated/descriptor.ts',
  'grant.mustache': 'src/generated/grant.ts',
  'reference.mustache': 'src/generated/reference.ts',
  'contract.mustache': 'src/generated/contract.ts',
  'document.mustache': 'src/generated/document.ts',
  'testing.mustache': 'src/generated/testing.ts',
  'index.mustache': 'src/generated/index.ts',
  'readme.mustache': 'README.md',
};

export const API_PAGE = 'api_doc.mustache';
export const MODEL_PAGE = 'model_doc.mustache';
