import { layOut } from '../code/layout.js';
import type { Files } from './engine.js';

/** What an engine has rendered, as it is written: with even blank lines, and code with lines that are not too long. */
export function finish(files: Files): Files {
  return new Map(
    [...files].map(([file, text]) => {
      const even = `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
      return [file, file.endsWith('.ts') ? layOut(even) : even];
    }),
  );
}
