import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Whether a stream is a terminal that shows colours, and its user has not asked for none. */
export function hasColours(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.hasColors() && !process.env.NO_COLOR;
}

/** Reads files by their names in messages, from a folder; those that are known already are not read. */
export function textIn(
  folder: string,
  known: ReadonlyMap<string, string> = new Map(),
): (file: string) => string | undefined {
  return file => {
    const text = known.get(file);
    if (text !== undefined) return text;
    try {
      return readFileSync(path.resolve(folder, file), 'utf8');
    } catch {
      return undefined;
    }
  };
}
