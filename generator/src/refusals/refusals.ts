import { discoveryRefusals } from './discovery-refusals.js';
import { documentRefusals } from './document-refusals.js';
import type { Refusal } from './refusal.js';
import { requestRefusals } from './request-refusals.js';
import { schemaRefusals } from './schema-refusals.js';
import { tokenRefusals } from './token-refusals.js';

/**
 * Everything that is refused, by the rule that its findings carry. A closed list: nothing else stops generation from a
 * spec. `generator/REFUSALS.md` is written from it.
 */
export const refusals = {
  ...documentRefusals,
  ...requestRefusals,
  ...schemaRefusals,
  ...tokenRefusals,
  ...discoveryRefusals,
} as const satisfies Readonly<Record<string, Refusal>>;

/** A rule of the closed list of {@link refusals}. */
export type RefusalRule = keyof typeof refusals;
