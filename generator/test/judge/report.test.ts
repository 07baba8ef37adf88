import { expect, test } from 'vitest';
import type { Finding } from '../../src/errors.js';
import { groupFindings } from '../../src/judge/report.js';

const at = (pointer: string) => ({ file: 'vendor.yaml', pointer });
const advice = (rule: string, pointer: string): Finding => ({
  kind: 'advice',
  rule,
  problem: `${rule} at ${pointer}`,
  fix: 'Describe it.',
  place: at(pointer),
});

test('findings are grouped by rule: what is refused, then notes, then advice', () => {
  const findings: Finding[] = [
    advice('operation-summary', '/a'),
    advice('tag-description', '/t'),
    { kind: 'note', rule: 'name', problem: 'It is called getToken', place: at('/n') },
    advice('operation-summary', '/b'),
    { kind: 'refused', rule: 'name', problem: 'It is taken', place: at('/r') },
    advice('operation-summary', '/b'),
  ];

  expect(groupFindings(findings)).toEqual([
    { kind: 'refused', rule: 'name', count: 1, problem: 'It is taken', fix: undefined, places: [at('/r')] },
    {
      kind: 'note',
      rule: 'name',
      count: 1,
      problem: 'It is called getToken',
      fix: undefined,
      places: [at('/n')],
    },
    {
      kind: 'advice',
      rule: 'operation-summary',
      count: 3,
      problem: 'operation-summary at /a',
      fix: 'Describe it.',
      places: [at('/a'), at('/b')],
    },
    {
      kind: 'advice',
      rule: 'tag-description',
      count: 1,
      problem: 'tag-description at /t',
      fix: 'Describe it.',
      places: [at('/t')],
    },
  ]);
  expect(groupFindings([])).toEqual([]);
});
