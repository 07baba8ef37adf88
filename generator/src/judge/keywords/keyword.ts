import type { RefusalRule } from '../../refusals/refusals.js';

/** The versions of OpenAPI that are read. */
export const versions = ['2.0', '3.0', '3.1', '3.2'] as const;
export type Version = (typeof versions)[number];

/**
 * What a keyword may hold. `part`: what the grammar of documents says; `words`: a string that people read, for which any
 * scalar is taken; the last ones are lists and maps of strings.
 */
export type Holds =
  | 'part'
  | 'any'
  | 'string'
  | 'words'
  | 'boolean'
  | 'number'
  | 'number or boolean'
  | 'list'
  | 'string list'
  | 'string or string list'
  | 'string map'
  | 'string list map'
  | 'boolean map';

/** What the generator does with a keyword of one kind of part. */
export interface Keyword {
  /**
   * `honoured`: generated code, its types or its documentation follow it. `refused`: code that ignores it would be wrong.
   * `none`: code is right without it.
   */
  readonly effect: 'honoured' | 'refused' | 'none';
  readonly holds: Holds;
  /** What it changes, or why it is refused or changes nothing. */
  readonly says: string;
  /** The versions that have it. */
  readonly versions: readonly Version[];
  /** The rule by which it is refused. */
  readonly rule?: RefusalRule | undefined;
  /** Values with which it is not refused. */
  readonly unless?: readonly unknown[] | undefined;
  /** The values that it may have. */
  readonly values?: readonly string[] | undefined;
  /** Whether a part without it means nothing. */
  readonly isRequired?: boolean | undefined;
}

/** Keywords by their names. */
export type Keywords = Readonly<Record<string, Keyword>>;

const openApi3: readonly Version[] = ['3.0', '3.1', '3.2'];

/** A keyword that generated code follows. */
export function honoured(holds: Holds, says: string): Keyword {
  return { effect: 'honoured', holds, says, versions: openApi3 };
}

/** A keyword that changes nothing. */
export function without(holds: Holds, says: string): Keyword {
  return { effect: 'none', holds, says, versions: openApi3 };
}

/** A keyword that must not be ignored, and would be. */
export function refused(
  holds: Holds,
  says: string,
  { rule = 'unsupported-keyword', unless }: Pick<Keyword, 'rule' | 'unless'> = {},
): Keyword {
  return { effect: 'refused', holds, says, versions: openApi3, rule, unless };
}

/** The same keyword, which has one of these values. */
export function oneOf(values: readonly string[], keyword: Keyword): Keyword {
  return { ...keyword, values };
}

/** The same keyword, which a part must have. */
export function needed(keyword: Keyword): Keyword {
  return { ...keyword, isRequired: true };
}

/** The same keywords, of other versions. */
export function only<Known extends Keywords>(having: readonly Version[], keywords: Known): Known {
  const entries = Object.entries(keywords).map(([name, keyword]) => [name, { ...keyword, versions: having }]);
  return Object.fromEntries(entries) as Known;
}

export const since31: readonly Version[] = ['3.1', '3.2'];
export const since32: readonly Version[] = ['3.2'];
export const only30: readonly Version[] = ['3.0'];
