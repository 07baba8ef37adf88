import type { TokenGrant } from './grant/token-types.js';

/*
 * What the modules `testing` and `document` of every client share. It has an import path of its own, `@token-clients/runtime/testing`,
 * so that no application loads it.
 */

/** Returns a function that creates the same grants and has `parts` as properties; `createGrant` itself stays as it is. */
export function grantWithParts<Arguments extends unknown[], Parts extends object>(
  createGrant: (...given: Arguments) => TokenGrant,
  parts: Parts,
): ((...given: Arguments) => TokenGrant) & Parts {
  return Object.assign((...given: Arguments) => createGrant(...given), parts);
}

/** Returns the object that lines of JSON, one after the other, are the text of. */
export function parseLines(lines: readonly string[]): object {
  return JSON.parse(lines.join('')) as object;
}
