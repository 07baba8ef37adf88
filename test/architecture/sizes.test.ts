import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { handWritten, linesOf, sizesText } from './sizes.js';
import { root } from './support/project.js';

const MOST_LINES = 300;

describe('sizes', () => {
  test(`no file that people write has more than ${MOST_LINES} lines`, () => {
    const long = handWritten().filter(file => linesOf(file) > MOST_LINES);

    expect(long.map(file => `${file}: ${linesOf(file)}`)).toEqual([]);
  });

  test('the table in ARCHITECTURE.md is true to a fifth', () => {
    const file = path.join(root, '.github/ARCHITECTURE.md');
    const text = readFileSync(file, 'utf8');
    const [, before = '', table = ''] =
      /([\s\S]*<!-- sizes -->\n)([\s\S]*?)<!-- \/sizes -->/.exec(text) ?? [];
    const now = sizesText();

    if (process.env.UPDATE_DOCS) {
      writeFileSync(
        file,
        text.replace(before + table, () => `${before}\n${now}\n\n`),
      );
      return;
    }

    const figures = (rows: string) =>
      [...rows.matchAll(/\d[\d,]*/g)].map(([figure]) => Number(figure.replaceAll(',', '')));
    const names = (rows: string) => rows.match(/^\| [^|\d]+/gm);
    const [committed, actual] = [figures(table), figures(now)];
    const isNear = (figure: number, index: number) =>
      Math.abs(figure - (actual[index] ?? 0)) <= (actual[index] ?? 0) / 5;

    const repair = 'run: UPDATE_DOCS=1 npx vitest run test/architecture';
    expect(names(table), repair).toEqual(names(now));
    expect(
      committed.filter((figure, index) => !isNear(figure, index)),
      repair,
    ).toEqual([]);
  });
});
