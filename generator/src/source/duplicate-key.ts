import { type TextMember, type TextValue, textTree } from './text-tree.js';

/** Finds the first of two equal keys of one map, given the offset of the second. */
export function firstKeyLike(text: string, second: number): TextMember | undefined {
  const root = textTree(text);
  const open: TextValue[] = root ? [root] : [];
  const seen = new Set<TextValue>();
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (seen.has(here)) continue;
    seen.add(here);
    if (here.holds === 'list') open.push(...here.items);
    if (here.holds !== 'map') continue;
    const { members } = here;
    const repeated = members.find(({ start }) => start === second);
    if (repeated) return members.find(({ key, start }) => key === repeated.key && start < second);
    open.push(...members.map(({ value }) => value));
  }
  return undefined;
}
