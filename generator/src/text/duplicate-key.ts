import { type TextMember, type TextValue, textTree } from './text-tree.js';

/** Finds the two equal keys of one map, given an offset in the second one. */
export function duplicateKeys(
  text: string,
  offset: number,
): { readonly first: TextMember; readonly second: TextMember } | undefined {
  const root = textTree(text);
  const open: TextValue[] = root ? [root] : [];
  const seen = new Set<TextValue>();
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (seen.has(here)) continue;
    seen.add(here);
    if (here.holds === 'list') open.push(...here.items);
    if (here.holds !== 'map') continue;
    const { members } = here;
    // The offset may be the one behind a quote.
    const second = members.find(({ start }) => start === offset || start + 1 === offset);
    const first = members.find(({ key }) => key === second?.key);
    if (first && second && first !== second) return { first, second };
    open.push(...members.map(({ value }) => value));
  }
  return undefined;
}
