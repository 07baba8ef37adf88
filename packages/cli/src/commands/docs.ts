import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configurationError, usageError } from '../cli-error.js';
import { type Child, type Command, type Context, PROGRAM } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { markdownPage, pageName } from '../help/markdown-page.js';

export const docsCommand: Command = {
  path: ['docs'],
  summary: 'Write the manual as Markdown, one file per command',
  operands: '<directory>',
  maxWords: 1,
  flags: [],
  examples: [{ does: 'Write the manual', line: `${PROGRAM} docs ./manual` }],
  run: docs,
};

async function docs({ io, args, program, providers }: Context): Promise<number> {
  const [directory] = args.words;
  if (directory === undefined)
    throw usageError('The directory for the pages is missing. Add it, such as ./manual.');
  const target = resolve(io.directory, directory);
  try {
    mkdirSync(target, { recursive: true });
    let count = 0;
    for await (const { command, parent, children } of everyCommand(program, undefined)) {
      writeFileSync(
        join(target, pageName(command.path)),
        markdownPage(command, parent, children, providers.entries[0]),
      );
      count += 1;
    }
    io.stderr.write(`${count} pages in ${directory}\n`);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    // A client may have an error of its own.
    if (syscall === undefined) throw error;
    throw configurationError(`${directory} can't be written (${code}). Name another directory.`);
  }
  return EXIT.ok;
}

interface Page {
  readonly command: Command;
  readonly parent: Command | undefined;
  readonly children: readonly Child[];
}

async function* everyCommand(command: Command, parent: Command | undefined): AsyncGenerator<Page> {
  const children = (command.children ?? []).filter(({ hidden }) => !hidden);
  yield { command, parent, children };
  for (const child of children) yield* everyCommand(await child.load(), command);
}
