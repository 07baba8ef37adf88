import { start } from '../runtimes/child.js';

/** What a line printed, on both streams, and its exit code if it ended. */
export interface Printed {
  readonly text: string;
  readonly code: number | undefined;
}

/** A shell that gets lines as a person types them. `await using` ends it with all that it started. */
export interface Shell extends AsyncDisposable {
  /** Runs a line. One that ends with `&` runs on: it is waited for until it prints `ready`. */
  run(line: string, ready?: RegExp): Promise<Printed>;
}

/** Starts a shell in a folder. */
export function startShell(folder: string, env: NodeJS.ProcessEnv, before: readonly string[] = []): Shell {
  const [program = '', ...args] = [...before, 'sh'];
  const shell = start(program, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let text = '';
  let arrived = () => {};
  for (const stream of [shell.child.stdout, shell.child.stderr]) {
    stream?.setEncoding('utf8').on('data', chunk => {
      text += chunk;
      arrived();
    });
  }
  const until = (pattern: RegExp) =>
    new Promise<RegExpExecArray>(resolve => {
      arrived = () => {
        const match = pattern.exec(text);
        if (match) resolve(match);
      };
      arrived();
    });
  let count = 0;
  return {
    async run(line, ready) {
      const mark = `line ${++count} ended with`;
      text = '';
      // Without an input of its own, a program would read the lines that follow.
      const command = line.endsWith('&') ? line : `{ ${line}\n} </dev/null`;
      shell.child.stdin?.write(`${command}\necho "${mark} $?"\n`);
      const end = new RegExp(`^${mark} (\\d+)\\n`, 'm');
      const found = await Promise.race([until(ready ?? end), shell.endedEarly]);
      return { text: text.replace(end, ''), code: ready ? undefined : Number(found[1]) };
    },
    [Symbol.asyncDispose]: () => shell[Symbol.asyncDispose](),
  };
}
