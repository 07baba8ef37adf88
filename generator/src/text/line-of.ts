import { pointerKeys } from '../document/document.js';
import { memberOf, type TextValue, textTree } from './text-tree.js';

/** A place in a file, both counted from 1. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds where the part at a JSON pointer is written in a YAML or JSON text: its key, or the first character of a list's
 * member. Of a part that is not there, the closest one around it.
 *
 * @returns undefined if the text can't be read
 */
export function lineOf(text: string, pointer: string): LinePosition | undefined {
  const source = readText(text);
  if (!source) return undefined;
  const keys = pointerKeys(pointer);
  let here: TextValue | undefined = source.root;
  let at: number | undefined = keys.length === 0 ? here?.start : undefined;
  for (const key of keys) {
    if (here?.holds === 'map') {
      const found = memberOf(here, key);
      if (!found) break;
      at = found.start;
      here = found.value;
    } else {
      const item: TextValue | undefined = here?.holds === 'list' ? here.items[Number(key)] : undefined;
      if (!item) break;
      at = item.start;
      here = item;
    }
  }
  return positionOf(source, at ?? 0);
}

/** The position of an offset in a file's content. */
export function positionAt(text: string, offset: number): LinePosition {
  return positionOf({ lines: lineStarts(text) }, offset);
}

interface ReadText {
  readonly root: TextValue | undefined;
  readonly lines: readonly number[];
}

/** The last texts, so that hundreds of findings in one spec cost one reading. */
const known = new Map<string, ReadText | undefined>();
const MAX_KNOWN = 4;

function readText(text: string): ReadText | undefined {
  if (known.has(text)) return known.get(text);
  const read = attempt(text);
  const [oldest] = known.keys();
  if (known.size >= MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(text, read);
  return read;
}

function attempt(text: string): ReadText | undefined {
  try {
    return { root: textTree(text), lines: lineStarts(text) };
  } catch {
    return undefined;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionOf({ lines }: Pick<ReadText, 'lines'>, offset: number): LinePosition {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}
