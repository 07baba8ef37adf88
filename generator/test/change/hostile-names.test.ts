import { describe, expect, test } from 'vitest';
import { changesetText, changesText } from '../../src/change/changes-text.js';
import { compareInterfaces } from '../../src/change/compare-interfaces.js';
import { interfaceText, parseInterface } from '../../src/change/read-interface.js';
import { HOSTILE_TEXTS } from '../support/hostile.js';
import { markup, prose } from '../support/markdown.js';
import { interfaceOf, version } from './support/versions.js';

describe.each(Object.entries(HOSTILE_TEXTS))('a field called like the hostile text "%s"', (_, text) => {
  const named = () =>
    version(spec => {
      spec.components.schemas.Account.properties = Object.fromEntries([
        ...Object.entries(spec.components.schemas.Account.properties),
        [text, { type: 'string', enum: [text, 'b', 'c'] }],
      ]);
    });

  test('is one line of a report, and code in a changeset', async () => {
    const changes = compareInterfaces(await interfaceOf(version()), await interfaceOf(named()));
    const said = { name: 'vendor', version: '0.1.0', changes };
    const [, , ...list] = (changesetText({ ...said, packageName: 'vendor' }) ?? '')
      .trim()
      .split('---\n')
      .join('')
      .split('\n');

    expect(changes).not.toEqual([]);
    expect(changesText(said).trim().split('\n')).toHaveLength(1 + changes.length);
    expect(list.filter(line => line !== '')).toHaveLength(changes.length);
    expect(prose(list.join('\n')).flatMap(markup)).toEqual([]);
  });

  test('comes back from a record as it was, and the record hides nothing', async () => {
    const seen = await interfaceOf(named());
    const record = interfaceText(seen);

    expect(parseInterface(record)).toEqual(JSON.parse(JSON.stringify(seen)));
    expect(record).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\ufeff\p{Bidi_Control}]/u);
    expect(compareInterfaces(parseInterface(record) ?? seen, seen)).toEqual([]);
  });
});
