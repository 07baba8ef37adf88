import type { Sentence } from './sentence.js';

/** What a change is about. */
export type ChangedPart =
  | 'export'
  | 'operation'
  | 'type'
  | 'server'
  | 'credential'
  | 'token'
  | 'documentation';

/** One thing that is different for the users of a package. */
export interface Change {
  readonly kind: 'added' | 'changed' | 'removed';
  /** Whether a program that works with the package may no longer compile or work. */
  readonly isBreaking: boolean;
  readonly part: ChangedPart;
  /** Its name in code, such as `getToken` or `TokenRequest.scope`. */
  readonly subject: string;
  /** All of it, as a sentence without its full stop. */
  readonly sentence: Sentence;
}

/** Which number of a version a change raises. */
export type Bump = 'major' | 'minor' | 'patch';

/**
 * The version that changes make, by semantic versioning: before 1.0, what breaks raises the second number.
 *
 * @returns undefined for no change
 */
export function bumpOf(changes: readonly Change[], version: string): Bump | undefined {
  if (changes.length === 0) return undefined;
  if (changes.some(({ isBreaking }) => isBreaking)) return version.startsWith('0.') ? 'minor' : 'major';
  return changes.some(({ kind }) => kind === 'added') ? 'minor' : 'patch';
}
