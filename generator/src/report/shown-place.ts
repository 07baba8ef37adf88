import { type Place, plainLine } from '../errors.js';
import { lineOf } from '../text/line-of.js';

/** Writes a place for people. */
export type ShowPlace = (place: Place) => string;

/** Writes a place as `file:line:column #/pointer`; where the file can't be read, without the line. */
export function shownPlace({ file, pointer }: Place, textOf: (file: string) => string | undefined): string {
  const text = pointer === '' ? undefined : textOf(file);
  const position = text === undefined ? undefined : lineOf(text, pointer);
  const at = position === undefined ? '' : `:${position.line}:${position.column}`;
  return plainLine(`${file}${at}${pointer === '' ? '' : ` #${pointer}`}`);
}
