import { connect, type Socket } from 'node:net';

/** Counts what clients send to a Redis, as Redis itself says it (MONITOR). Commands within a script are part of it. */
export interface Monitor extends Disposable {
  /** Runs `work` and returns the commands that reached Redis meanwhile, one round trip each. */
  during(work: () => Promise<unknown>): Promise<readonly string[]>;
}

const COMMAND = /^\+[\d.]+ \[\d+ ([^\]]+)\] "([^"]+)"(?: "([^"]*)")?/;

export async function startMonitor(redisUrl: string): Promise<Monitor> {
  const { hostname, port } = new URL(redisUrl);
  const open = async () => {
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return socket;
  };
  const watching = await open();
  const marking = await open();
  const lines = linesOf(watching);
  watching.write('MONITOR\r\n');
  await lines.next();
  marking.resume();
  let marks = 0;

  /** Everything that reached Redis before now has been read afterwards. */
  async function readUpToNow(each: (command: string) => void): Promise<void> {
    const mark = `mark-${++marks}`;
    marking.write(`ECHO ${mark}\r\n`);
    for (;;) {
      const { value: line, done } = await lines.next();
      if (done) throw new Error('Redis ended the connection of MONITOR.');
      const [, from, command = '', argument] = COMMAND.exec(line) ?? [];
      if (argument === mark) return;
      if (from !== undefined && from !== 'lua') each(command.toUpperCase());
    }
  }

  return {
    async during(work) {
      const commands: string[] = [];
      await readUpToNow(() => {});
      await work();
      await readUpToNow(command => void commands.push(command));
      return commands;
    },
    [Symbol.dispose]() {
      watching.destroy();
      marking.destroy();
    },
  };
}

async function* linesOf(socket: Socket): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of socket) {
    const lines = (rest + String(chunk)).split('\r\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
