import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../mock/project-root.js';
import type { Settings } from './settings.js';

export const HELP = `Usage: npm run fleet [-- OPTIONS]

Runs a fleet: processes that share one token, whose refresh tokens work once, over one Redis. Some of them are killed and
stopped at the worst moments. Shows who holds the lease, who waits and who adopts the new token; at the end, whether the
promise held, and a picture of the run.

  --processes N      how many processes; 8
  --seconds N        how long; 30
  --callers N        callers in each process; 25
  --lifetime N       seconds that a token lives; 4
  --latency N        milliseconds that the provider takes; 300
  --second-grant     the grant needs no person for a new login, so processes that have sent a refresh token are killed too
  --machines         each process acts as if it were on a machine of its own
  --redis URL        a Redis that runs, in place of one for this run; nothing is left in it
  --client NAME      redis (node-redis) or ioredis; redis
  --hints            waiting processes are woken by pub/sub, and do not only poll
  --calm             no process is killed or stopped
  --picture FILE     where the picture goes; test/.cache/fleet.svg
  --help             show this text

Examples
  npm run fleet
  npm run fleet -- --processes 20 --seconds 60
  npm run fleet -- --second-grant --machines
  npm run fleet -- --client ioredis --redis redis://localhost:6379
  npm run fleet > fleet.log

Exit codes: 0 the promise held; 1 it did not; 2 wrong usage; 130 Ctrl+C.
`;

/** What the person at the shell asked for. */
export interface Options {
  readonly settings: Settings;
  readonly picture: string;
  /** Undefined: one is started. */
  readonly redis: string | undefined;
  readonly help: boolean;
}

/** Git ignores it, so a run leaves no change behind. */
const DEFAULT_PICTURE = join(projectRoot(), 'test', '.cache', 'fleet.svg');

/** Something that the person at the shell can fix. */
export class UsageError extends Error {}

/** Reads the arguments. @throws {UsageError} */
export function readOptions(args: readonly string[]): Options {
  const values = parsed(args);
  const { picture = DEFAULT_PICTURE, help = false } = values;
  const number = (name: NumberOption) => readNumber(name, values[name]);
  return {
    picture,
    help,
    redis: values.redis,
    settings: {
      processes: number('processes'),
      durationMs: number('seconds') * 1_000,
      callers: number('callers'),
      lifetimeMs: number('lifetime') * 1_000,
      latencyMs: number('latency'),
      secondGrant: values['second-grant'] ?? false,
      machines: values.machines ?? false,
      client: readClient(values.client),
      hints: values.hints ?? false,
      calm: values.calm ?? false,
    },
  };
}

/** Whole numbers: the default, the least and the most. A request has to end before its time limit. */
const NUMBERS = {
  processes: [8, 1, 100],
  seconds: [30, 3, 3_600],
  callers: [25, 1, 1_000],
  lifetime: [4, 2, 3_600],
  latency: [300, 0, 1_500],
} as const;

type NumberOption = keyof typeof NUMBERS;

function readNumber(name: NumberOption, text: string | undefined): number {
  const [normal, least, most] = NUMBERS[name];
  if (text === undefined) return normal;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

function readClient(name = 'redis'): Settings['client'] {
  if (name === 'redis' || name === 'ioredis') return name;
  throw new UsageError(`--client must be redis or ioredis, not "${name}".`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        processes: { type: 'string' },
        seconds: { type: 'string' },
        callers: { type: 'string' },
        lifetime: { type: 'string' },
        latency: { type: 'string' },
        'second-grant': { type: 'boolean' },
        machines: { type: 'boolean' },
        redis: { type: 'string' },
        client: { type: 'string' },
        hints: { type: 'boolean' },
        calm: { type: 'boolean' },
        picture: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See: npm run fleet -- --help`);
  }
}
