import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemClock } from '@token-clients/runtime';
import { runHere } from './in-process.js';
import { bareEnv, runProgram } from './run-cli.js';
import { leaks } from './spellings.js';
import { outcomeText, type Step, type Transcript } from './transcript.js';
import { PLANTED, startNamed, type TranscriptServer } from './transcript-servers.js';

/** The outcome of a step. */
export interface Played {
  readonly step: Step;
  /** As transcripts write it: addresses, times and IDs are replaced by words. */
  readonly outcome: string;
  /** The planted secrets that it showed. */
  readonly leaks: readonly string[];
}

/** Runs a transcript in a shell, in a home directory of its own. */
export async function playTranscript(transcript: Transcript, bin: string): Promise<Played[]> {
  const home = mkdtempSync(join(tmpdir(), 'token-clients-home-'));
  const servers: TranscriptServer[] = [];
  try {
    for (const name of transcript.servers) servers.push(await startNamed(name));
    for (const { prepare } of servers) prepare?.(home);
    const { now } = transcript;
    const clock = now === undefined ? systemClock : { ...systemClock, now: () => now };
    const tools = join(home, '.bin');
    mkdirSync(tools);
    writeFileSync(join(tools, 'token-clients'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`, {
      mode: 0o755,
    });
    const base = {
      ...bareEnv(),
      ...Object.assign({}, ...servers.map(({ env }) => env)),
      HOME: home,
      PATH: `${tools}:${bareEnv().PATH}`,
    };
    const secrets = [...Object.values(PLANTED), ...servers.flatMap(server => server.secrets)];
    const played: Played[] = [];
    for (const step of transcript.steps) {
      if ('file' in step) {
        const path = join(home, step.file);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, filled(step.content));
        chmodSync(path, 0o600);
        continue;
      }
      const env = {
        ...base,
        ...Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value)])),
      };
      const command = filled(step.command);
      const stdin = filled(step.stdin);
      const plain = transcript.real ? undefined : plainWords(command);
      const ran = plain
        ? await runHere(plain, home, { env, stdin, clock })
        : await runProgram('/bin/sh', ['-c', command], { env, stdin, cwd: home });
      played.push({
        step,
        outcome: normal(outcomeText({ ...ran, exitCode: ran.exitCode ?? -1 }), home, servers, step.command),
        leaks: leaks(ran.stdout + ran.stderr, secrets),
      });
    }
    return played;
  } finally {
    await Promise.all(servers.map(server => server.close()));
    rmSync(home, { recursive: true, force: true });
  }
}

/** Returns the arguments of a line that needs no shell; undefined for any other line. */
function plainWords(line: string): string[] | undefined {
  const words = line.match(/(?:'[^']*'|[^\s'"|<>$`;&*?~(){}\\])+/g) ?? [];
  if (words.join(' ') !== line || words.shift() !== 'token-clients') return undefined;
  return words.map(word => word.replace(/'([^']*)'/g, '$1'));
}

/** Replaces the names of planted secrets, such as `{clientSecret}`, by the secrets. */
function filled(text: string): string {
  return text.replace(/\{(\w+)\}/g, (found, name: string) => PLANTED[name as keyof typeof PLANTED] ?? found);
}

/** Replaces by words what differs from run to run. */
function normal(text: string, home: string, servers: readonly TranscriptServer[], command: string): string {
  // Columns are as wide as their content, which differs from run to run.
  const columns = command.includes('config show') ? text.replace(/ {2,}/g, '  ') : text;
  let clean = columns.replaceAll(home, '~');
  for (const [url, name] of servers.flatMap(({ urls }) => urls)) clean = clean.replaceAll(url, name);
  return clean
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>')
    .replace(/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT/g, '<date>')
    .replace(/(expires_in": |expires_in: |_epoch": |_epoch: |nonce: )\d+/g, '$1<number>')
    .replace(/\b(redis|valkey) \d+\.\d+\.\d+/g, 'redis <version>')
    .replace(/(token-clients:)[0-9a-f]{32}/g, '$1<key>')
    .replace(/("epoch": ")[^"]+/g, '$1<id>')
    .replace(/("kept_for": )[\d.]+/g, '$1<number>')
    .replace(/(token-clients-cli\/)\d+\.\d+\.\d+/g, '$1<version>')
    .replace(/\(\d+ ms\)/g, '(<n> ms)')
    .replace(/\(\d+ min more\)/g, '(<n> min more)')
    .replace(/\b(http:\/\/127\.0\.0\.1):\d+/g, '$1:<port>')
    .replace(/\b[0-9a-f]{64}\b/g, '<hex>');
}
