import { beforeAll, describe, expect, test } from 'vitest';
import { type Highlight, loadHighlight } from '../src/page/highlight.js';
import { linkedCode } from '../src/page/linked-code.js';

const LINKS = new Map([
  ['Token', 'token.html#token'],
  ['lt', 'wrong.html'],
]);
let linked: Highlight;
let plain: Highlight;

beforeAll(async () => {
  plain = await loadHighlight();
  linked = linkedCode(plain, name => LINKS.get(name));
});

describe('linkedCode()', () => {
  test('makes a link of each name that has one, and of no part of a longer name', () => {
    const html = linked('function get(token: Token): Promise<Token | TokenSet>;', 'ts');

    expect(html.match(/<a href="token.html#token">Token<\/a>/g)).toHaveLength(2);
    expect(html.match(/<a /g)).toHaveLength(2);
  });

  test('leaves strings and comments as they are', () => {
    const code = "const name = 'Token'; // Token";

    expect(linked(code, 'ts')).toBe(plain(code, 'ts'));
  });

  test('takes no escaped character for a name', () => {
    expect(linked('a < b', 'ts')).not.toContain('<a ');
  });
});
