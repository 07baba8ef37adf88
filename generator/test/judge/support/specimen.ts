import type { Loose } from '../../support/project.js';

/** How to show what a keyword does. */
export interface Specimen {
  /** The keyword's value; a function makes it from the part that has the keyword. */
  readonly value: unknown;
  /** What it is compared with: another value, or if there is none, nothing. */
  readonly other?: unknown;
  /** Where the part is that has it, if not the usual one. */
  readonly at?: string;
  /** What else the spec must have, with and without the keyword. */
  readonly given?: (spec: Loose) => void;
  /** What is different in 3.0, where the keyword has another form. */
  readonly in30?: Partial<Omit<Specimen, 'in30'>>;
}

/** Specimens by the names of keywords. */
export type Specimens = Readonly<Record<string, Specimen>>;

export const schema = { type: 'string' };
export const url = 'https://other.vendor.example';

/** An operation in which nothing is unusual. */
export const operation = {
  operationId: 'other',
  tags: ['OAuth'],
  security: [],
  parameters: [{ name: 'id', in: 'path', required: true, schema }],
  responses: { 204: { description: 'x' } },
};

/** The operation that many specimens change. */
export function getThing(spec: Loose): Loose {
  return spec.paths['/things/{id}'].get;
}
