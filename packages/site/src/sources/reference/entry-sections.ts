import { GROUPS, INTERNALS_TITLE } from '../../../../../test/dist/api/groups.js';
import type { Declaration, EntryApi } from '../../../../../test/dist/api/model.js';

/** The declarations of one kind that an import path has. */
export interface EntrySection {
  readonly title: string;
  readonly declarations: readonly Declaration[];
}

/** Returns the sections of an import path: what it exports itself, and types that its exports refer to. */
export function entrySections({ exports, internals }: EntryApi): EntrySection[] {
  const own = exports.filter(({ from }) => from === undefined);
  const sections = GROUPS.map(([title, kinds]) => ({
    title,
    declarations: own.filter(({ kind }) => kinds.includes(kind)),
  }));
  return [...sections, { title: INTERNALS_TITLE, declarations: internals }].filter(
    ({ declarations }) => declarations.length > 0,
  );
}
