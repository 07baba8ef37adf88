import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { HighlightedCode } from '../src/playground/markdown/highlighted-code.js';
import { MarkdownView } from '../src/playground/markdown/markdown-view.js';

const shown = (text: string) => render(h(MarkdownView, { text, Code: HighlightedCode, onFollow: () => {} }));

describe('Markdown that was made from a spec', () => {
  test('is shown as headings, lists, tables and code', () => {
    const html = shown(
      '<!-- Generated -->\n# A\n\n- **b**\n- `c`\n\n| d |\n|---|\n| e |\n\n```ts\nconst f = 1;\n```\n',
    );

    expect(html).toContain('<h3 data-anchor="a"');
    expect(html).toContain('<li><strong>b</strong></li>');
    expect(html).toContain('<td>e</td>');
    expect(html).toContain('<span class="tok-keyword">const</span>');
    expect(html).not.toContain('Generated');
  });

  test('leads to https in a window of its own, and to other files of the package', () => {
    expect(shown('[a](https://a.example/)')).toContain(
      '<a href="https://a.example/" target="_blank" rel="noreferrer noopener nofollow">a</a>',
    );
    expect(shown('[a](B.md#c)')).toContain('<button type="button" class="pg-link">a</button>');
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '[a](vbscript:a)',
    '![a](https://a.example/pixel.png)',
    '![a](x "onerror=alert(1)")',
    '`<b>`',
    '```html\n<iframe src="https://a.example">\n```',
    '| <script> |\n|---|\n| <svg/onload=alert(1)> |',
    '# <style>*{display:none}</style>',
    '[<b>a</b>](<https://a.example/" onclick="a>)',
    '&lt;script&gt;',
  ])('makes no element of what a spec holds: %j', text => {
    const html = shown(text);
    const tags = html.match(/<[a-z][^>]*>/g) ?? [];
    const elements = tags.map(tag => /[a-z0-9]+/.exec(tag)?.[0] ?? '');
    const known = 'div h3 p a button code pre span table thead tbody tr th td'.split(' ');

    expect(elements.filter(name => !known.includes(name))).toEqual([]);
    expect(tags.join()).not.toMatch(/ on\w+=|href="(?!https:)|src=/);
  });
});
