import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { table } from '../mock/table.js';
import { HELP, type Options, readOptions, UsageError } from './options.js';
import type { Recording } from './recorder.js';
import { openRedis } from './redis.js';
import { runFleet } from './run-fleet.js';
import { timeline } from './timeline.js';
import { type Kept, longestWait, verdict } from './verdict.js';
import { watchFleet } from './watch-fleet.js';

/*
 * What `npm run fleet` runs once everything is built: processes that share one token, and what happens when some of them
 * are killed and stopped.
 */

/** Runs the command and returns its exit code. */
async function main(args: readonly string[], signal: AbortSignal): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { settings } = options;
  await using redis = await openRedis(options.redis);
  const { processes } = settings;
  process.stdout.write(
    `${redis.title}, oidc-provider with refresh tokens that work once, and ${processes} processes. They start ...\n\n`,
  );
  const recording = await runFleet(settings, redis, signal, fleet =>
    watchFleet(fleet, process.stdout, process.env),
  );
  return await report(recording, options, redis.title);
}

async function report(recording: Recording, { settings, picture }: Options, store: string): Promise<number> {
  const parts = verdict(recording, settings);
  const held = parts.every(({ kept }) => kept);
  process.stdout.write(`\n${table([['', 'IN THIS RUN', 'AT MOST', ''], ...parts.map(row)])}\n\n`);
  const calls = `${recording.served.toLocaleString('en')} calls got a token, from ${recording.requests.length} token requests.`;
  process.stdout.write(`${calls} ${held ? 'The promise held.' : 'The promise did not hold.'}\n`);
  await mkdir(dirname(picture), { recursive: true });
  await writeFile(picture, timeline(recording, settings, { summary: summary(recording), store }));
  process.stdout.write(`Picture: ${relative('', picture)}\n`);
  return held ? 0 : 1;
}

function row({ what, value, limit, unit, kept }: Kept): string[] {
  const text = (number: number) => (unit ? `${number.toFixed(1)} ${unit}` : String(number));
  return [what, text(value), text(limit), kept ? 'ok' : 'BROKEN'];
}

function summary(recording: Recording): string {
  const { served, errors, requests } = recording;
  const reused = requests.filter(request => request.reused).length;
  return [
    `${served.toLocaleString('en')} calls served, ${errors.length} failed`,
    `${requests.length} token requests, ${reused} with a refresh token that was used before`,
    `longest wait ${(longestWait(recording) / 1_000).toFixed(1)} s`,
  ].join(' · ');
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => interrupted.abort(new Error(signal)));
try {
  process.exitCode = await main(process.argv.slice(2), interrupted.signal);
} catch (error) {
  if (error === interrupted.signal.reason) {
    process.stderr.write('Stopped. All processes have ended; there is no picture.\n');
    process.exitCode = 130;
  } else if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
