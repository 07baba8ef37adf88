import type { Loose } from '../../support/project.js';

/**
 * A change of a spec, and what is to be said of it. The verdicts are by hand; the compiler confirms those of types, with a
 * program that uses all of the package.
 */
export interface SpecChange {
  readonly name: string;
  readonly change: (spec: Loose) => void;
  readonly says: readonly string[];
  /** It breaks no program at compile time, but at run time. */
  readonly atRunTime?: true;
}

export const schemas = (spec: Loose): Loose => spec.components.schemas;
export const fields = (spec: Loose, name: string): Loose => schemas(spec)[name].properties;
export const token = (spec: Loose): Loose => spec.paths['/oauth/token'].post;
export const account = (spec: Loose): Loose => spec.paths['/accounts/{id}'].get;
export const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});
