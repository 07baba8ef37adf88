import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chart } from '../bench/chart.js';
import { atMost } from '../bench/figure.js';
import type { Measured } from '../bench/measured.js';
import { benchFolder } from '../bench/peers.js';
import { drawnPictures, PICTURES, pictureHtml } from '../bench/pictures.js';
import { readResults, report } from '../bench/results.js';
import { projectRoot } from '../mock/project-root.js';

const results = readResults() ?? { machine: {} as never, figures: [] };
const again = 'run: npm run build && node test/dist/bench/quote.js';

const figure: Measured = {
  id: 'fleet-wrong-secret',
  title: 'A figure with a title that is longer than one line of the picture has room for',
  conditions: 'none',
  unit: 'logins',
  rows: [
    { name: 'ours', ours: true, value: 0 },
    {
      name: 'a peer with a name that fills more than one line on its own, lock()',
      value: 818,
      said: '818, account locked',
    },
    { name: '<script>', value: 4 },
  ],
  targets: [atMost('kept', 2, 1, 'logins'), atMost('broken', 2, 3, 'logins')],
  measured: { date: '2026-11-27', commit: 'abc1234', node: '20.20.2' },
};

const drawn = (scheme: 'light' | 'dark') => chart(figure, results.machine, scheme);

/** The texts of a picture with their places. */
function textsIn(picture: string): { x: number; y: number; size: number; text: string }[] {
  return [...picture.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*font-size="(\d+)"[^>]*>([^<]*)</g)].map(
    ([, x, y, size, text = '']) => ({ x: Number(x), y: Number(y), size: Number(size), text }),
  );
}

describe('the pictures of the figures', () => {
  test('are what results.json gives', () => {
    const folder = join(benchFolder, PICTURES);
    const inTree = new Map(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]));
    const given = drawnPictures(results);

    expect([...inTree.keys()].sort(), again).toEqual([...given.keys()].sort());
    for (const [name, text] of given) expect(inTree.get(name), again).toBe(text);
  });

  test('and the page of all figures is', () => {
    expect(readFileSync(join(benchFolder, 'RESULTS.md'), 'utf8'), again).toBe(report(results));
  });

  test.each(['README.md', 'test/bench/RESULTS.md'])('are where %s shows them', page => {
    const file = join(projectRoot(), page);
    const shown = [...readFileSync(file, 'utf8').matchAll(/(?:src|srcset)="([^"]+\.svg)"/g)];

    expect(shown.length).toBeGreaterThanOrEqual(6);
    expect(shown.filter(([, to = '']) => !existsSync(join(dirname(file), to)))).toEqual([]);
  });

  test('are there for light and for dark ground, whose colours differ and nothing else', () => {
    const without = (picture: string) => picture.replace(/#[0-9a-f]{6}/g, '#');

    expect(drawn('light')).not.toBe(drawn('dark'));
    expect(without(drawn('light'))).toBe(without(drawn('dark')));
  });

  test('show a miss as a miss, in words and not in colour alone', () => {
    expect(drawn('light')).toContain('class="fill-met" font-size="13">✓ met: kept, 1 of 2 logins<');
    expect(drawn('light')).toContain('class="fill-missed" font-size="13">✗ missed: broken, 3 of 2 logins<');
  });

  test('name the machine, the day and the commit', () => {
    expect(drawn('dark')).toMatch(/>Measured 2026-11-27, commit abc1234, Node 20\.20\.2, /);
  });

  test('have each text within the frame, and none over another', () => {
    const texts = textsIn(drawn('light'));
    const values = texts.filter(({ x }) => x > 400);
    const lines = texts.filter(({ x }) => x <= 400);

    expect(lines.length).toBeGreaterThan(8);
    for (const { x, size, text } of lines) expect(x + text.length * size * 0.6).toBeLessThanOrEqual(464);
    for (const [index, { y, size }] of lines.entries())
      if (index > 0) expect(y - (lines[index - 1]?.y ?? 0)).toBeGreaterThanOrEqual(size);
    for (const { y, text } of values) {
      const beside = lines.find(line => line.y === y);
      expect(((beside?.text.length ?? 99) + text.length) * 13 * 0.6).toBeLessThan(448);
    }
  });

  test('have a bar in proportion, and none for zero', () => {
    const bars = [...drawn('light').matchAll(/<rect [^>]*width="([\d.]+)" class="fill-(?:ours|peer)"/g)];

    expect(bars.map(([, width]) => Number(width))).toEqual([0, 448, 2.19]);
  });

  test('say in their page what they show, to those who do not see them', () => {
    expect(pictureHtml(figure, 'pictures')).toContain('srcset="pictures/fleet-wrong-secret-dark.svg"');
    expect(pictureHtml(figure, 'pictures')).toMatch(
      /alt="A figure.*818, account locked; &lt;script> 4 \(logins\)\./,
    );
    expect(pictureHtml({ ...figure, id: 'signing-one' }, 'pictures')).toBe('');
  });
});
