import { describe, expect, test } from 'vitest';
import { names } from './changes/names.js';
import { requests } from './changes/requests.js';
import { responses } from './changes/responses.js';
import type { SpecChange } from './changes/spec-change.js';
import { tokens } from './changes/tokens.js';
import { changesOf } from './support/versions.js';

const groups: readonly (readonly [string, readonly SpecChange[]])[] = [
  ['what callers send', requests],
  ['what callers receive', responses],
  ['what things are called', names],
  ['where requests go and how a token is obtained', tokens],
];

describe.each(groups)('a change of %s', (_, changes) => {
  test.each(changes.map(one => [one.name, one] as const))('%s', async (_name, { change, says }) => {
    expect(await changesOf(change)).toEqual(says);
  });
});
