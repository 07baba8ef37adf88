import { describe, expect, test } from 'vitest';
import { linearScale, ticks } from './scale.js';
import { type Picture, type SvgNode, svg, svgFile } from './svg.js';
import { themeRules } from './theme.js';

const picture = (children: readonly SvgNode[], more: Partial<Picture> = {}) =>
  svgFile({ width: 100, height: 50, title: 'A title', description: 'A description', children, ...more });

describe('a picture', () => {
  test('says what it shows to those who do not see it', () => {
    expect(picture([])).toBe(
      [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100" height="50" role="img" aria-labelledby="title description">',
        '<title id="title">A title</title>',
        '<desc id="description">A description</desc>',
        '</svg>',
        '',
      ].join('\n'),
    );
  });

  test('has its elements within each other, and text without line ends of ours', () => {
    const text = svg('text', { x: 1, class: 'fill-ink' }, 'one ', svg('tspan', {}, 'two'));

    expect(picture([svg('g', {}, svg('rect', { width: 3 }), text)])).toContain(
      '<g>\n<rect width="3"/>\n<text x="1" class="fill-ink">one <tspan>two</tspan></text>\n</g>',
    );
  });

  test.each([
    ['</text><script>alert(1)</script>', '&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onload="alert(1)', '&quot; onload=&quot;alert(1)'],
    ['a & b', 'a &amp; b'],
    [
      'bell \u0007, half \ud83d of a pair, no character \uffff',
      'bell \ufffd, half \ufffd of a pair, no character \ufffd',
    ],
    ['🔑 stays', '🔑 stays'],
  ])('shows %j as it is written, in text and in attributes', (value, shown) => {
    const file = picture([svg('text', { id: value }, value)], { title: value, description: value });

    expect(file.split(shown)).toHaveLength(5);
    expect(file).not.toContain('<script>');
  });

  test.each([
    [1 / 3, '0.33'],
    [-0, '0'],
    [-0.001, '0'],
    [12.5, '12.5'],
  ])('writes %d as %s', (value, shown) => {
    expect(picture([svg('rect', { x: value })])).toContain(`<rect x="${shown}"/>`);
  });

  test.each([Number.NaN, Infinity, -Infinity])('is not made with the number %d', value => {
    expect(() => picture([svg('rect', { x: value })])).toThrow(RangeError);
  });

  test('leaves undefined attributes out', () => {
    expect(picture([svg('rect', { x: undefined, y: 0 })])).toContain('<rect y="0"/>');
  });

  test('follows light and dark, and shows the light colours where neither is known', () => {
    const style = themeRules({ ink: { light: '#111', dark: '#eee' } });

    expect(picture([], { style })).toMatch(
      /<style>text{font-family:system-ui.*\.fill-ink{fill:#111}\.stroke-ink{stroke:#111}@media \(prefers-color-scheme:dark\){\.fill-ink{fill:#eee}\.stroke-ink{stroke:#eee}}<\/style>/,
    );
  });
});

describe('a scale', () => {
  test('keeps proportions', () => {
    const scale = linearScale([10, 20], [100, 300]);

    expect([10, 15, 20, 25].map(scale)).toEqual([100, 200, 300, 400]);
    expect(linearScale([5, 5], [1, 9])(5)).toBe(1);
  });

  test.each([
    [30, 6, [0, 5, 10, 15, 20, 25, 30]],
    [31.4, 6, [0, 10, 20, 30]],
    [0.7, 4, [0, 0.2, 0.4, 0.6]],
    [0.3, 3, [0, 0.1, 0.2, 0.3]],
    [1000, 5, [0, 200, 400, 600, 800, 1000]],
    [0, 5, [0]],
  ])('has round values up to %d in at most %d steps', (to, count, values) => {
    expect(ticks(to, count)).toEqual(values);
  });
});
