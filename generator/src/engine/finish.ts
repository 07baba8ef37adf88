import type { Files } from './engine.js';

/** What an engine has rendered, as it is written: pages of Markdown with even blank lines. */
export function finish(files: Files): Files {
  return new Map(
    [...files].map(([file, text]) => [
      file,
      file.endsWith('.md') ? `${text.replace(/\n{3,}/g, '\n\n').trim()}\n` : text,
    ]),
  );
}
