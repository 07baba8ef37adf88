import { describe, expect, test } from 'vitest';
import { projectFiles, read } from './support/project.js';

/**
 * Words that must not come back, each with what to say instead: names of our own for what RFC 6749, RFC 9110 and OpenAPI
 * have a word for, and turns that are hard to read in a hurry.
 */
const WORDS: readonly (readonly [found: RegExp, instead: string])[] = [
  [/\bHolding\b/, 'TokenState'],
  [/\bCustody\b/, 'StoreCursor'],
  [/\b(?:Lone|Shared)Exchanger?\b/, 'LocalRefresher, StoreRefresher'],
  [/\bExchangeFailure\b/, 'TokenRequestFailure'],
  [/\bSetback\b/, 'failure'],
  [/\bisRefusal\b/, 'isCredentialFailure'],
  [/\btellsWho\b/, 'isPartOfCacheKey'],
  [/\bAnswer(?:Mapping|Model|Reference)\b|\bTokenAnswer\b|\bonAnswer\b/, 'response'],
  [/\bTokenRequestError\b|\btoken_request_refused\b/, 'ResponseError, error_response'],
  [/\b(?:is|are|be|was|were) had\b/i, 'to obtain, to get'],
  [/\b(?:no|some)body\b/i, 'unknown; another process; a person'],
  [/\ba text\b/i, 'a string'],
  [/\bat hand\b/i, 'current, stored, known'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\banew\b/i, 'again'],
];

/** What people read: code, pages, and what the command line prints. Changelogs name the words of before. */
const files = projectFiles()
  .filter(file => /\.(?:ts|mjs|md|mustache|ya?ml)$|\/transcripts\/.*\.txt$/.test(file))
  .filter(file => !/\.test\.ts$|\/test\/support\/|\/golden\/|CHANGELOG\.md$|^\.changeset\//.test(file))
  .filter(file => file !== 'test/bench/RESULTS.md');

describe('the words of the field', () => {
  test.each(WORDS)('%s is not said; say: %s', found => {
    const places = files.flatMap(file =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (found.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );

    expect(files.length).toBeGreaterThan(0);
    expect(places).toEqual([]);
  });
});
