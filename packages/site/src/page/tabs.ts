import type { Tokens } from './parse-page.js';

/** Parts of a page in their order: what stands as it is, and fences that are shown as tabs. */
export interface TokenGroup {
  readonly kind: 'tokens' | 'tabs';
  readonly tokens: Tokens;
}

/** Returns what `title="..."` of a fence says. */
export function fenceTitle(info: string): string | undefined {
  return /\btitle="([^"]*)"/.exec(info)?.[1];
}

/** Two or more fences with titles, one after the other, become tabs. */
export function tabGroups(tokens: Tokens): TokenGroup[] {
  const groups: { kind: TokenGroup['kind']; tokens: Tokens }[] = [];
  for (const token of tokens) {
    const isTab = token.type === 'fence' && token.level === 0 && fenceTitle(token.info) !== undefined;
    const kind = isTab ? 'tabs' : 'tokens';
    const last = groups.at(-1);
    if (last?.kind === kind) last.tokens.push(token);
    else groups.push({ kind, tokens: [token] });
  }
  return groups.map(group => (group.tokens.length === 1 ? { ...group, kind: 'tokens' } : group));
}
