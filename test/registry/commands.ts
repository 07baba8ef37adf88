import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../architecture/support/project.js';
import { newFolder } from '../runtimes/application.js';
import { expectEqual } from '../runtimes/program/expect.js';
import type { Step } from '../runtimes/program/step.js';
import type { Shell } from './shell.js';

/** The commands of the README in the block that has this word. */
export function commandsOf(word: string): string[] {
  const blocks = read('README.md').split(/\n{2,}/);
  const lines = blocks
    .map(block => block.split('\n'))
    .find(block => isCommands(block) && block.join().includes(word));
  if (lines === undefined) throw new Error(`The README shows no commands with ${word}.`);
  return lines.map(line => line.trim());
}

function isCommands(block: readonly string[]): boolean {
  return block.every(line => line.startsWith('    '));
}

/** An empty folder, and an environment whose home is as empty. */
export function emptyFolder(env: NodeJS.ProcessEnv): { folder: string; env: NodeJS.ProcessEnv } {
  const home = newFolder();
  const folder = join(home, 'empty');
  mkdirSync(folder);
  const { XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME, JAVA_HOME, ...others } = env;
  return { folder, env: { ...others, HOME: home, USERPROFILE: home } };
}

/** Runs a line that has to end well; npm has no warning then. */
export function lineStep(shell: Shell, line: string, check = (_text: string) => {}): Step<undefined> {
  return {
    name: line,
    async run() {
      const { code, text } = await shell.run(line);
      expectEqual([code, text.match(/npm (warn|error).*/g)], [0, null]);
      check(text);
    },
  };
}

/** The commands of the README are all that it takes. */
export function countStep(commands: readonly string[], count: number): Step<undefined> {
  return {
    name: `${count} commands`,
    async run() {
      expectEqual(commands.length, count);
    },
  };
}
