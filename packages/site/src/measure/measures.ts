import type { PageWeight } from './page-weight.js';
import type { PlaygroundTimes } from './playground-times.js';
import type { QueryTimes } from './search-times.js';
import type { TypingTimes } from './typing-times.js';

/** What was measured of the site. */
export interface Measures {
  /** The browser's version. */
  readonly chromium: string;
  readonly pages: number;
  readonly firstPage: PageWeight;
  /** When the largest text or picture was painted, in milliseconds, one for each load. */
  readonly paint: { readonly site: readonly number[]; readonly bare: readonly number[] };
  readonly search: readonly QueryTimes[];
  readonly playground: readonly PlaygroundTimes[];
  readonly typing: TypingTimes;
  readonly links: { readonly count: number; readonly broken: readonly string[] };
  /** What axe finds wrong. */
  readonly violations: readonly string[];
}
