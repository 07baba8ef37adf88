import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hasRedis } from '@token-clients/test-support/redis-servers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { playTranscript } from './support/play-transcript.js';
import { readTranscript, rewritten } from './support/transcript.js';

const folder = new URL('./transcripts/', import.meta.url);
const names = readdirSync(folder).filter(name => name.endsWith('.txt'));
let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli[Symbol.asyncDispose]());

describe.concurrent('transcripts', () => {
  for (const name of names) {
    const path = fileURLToPath(new URL(name, folder));
    const transcript = readTranscript(path);
    const isPossible = !transcript.servers.includes('redis') || hasRedis();
    test.skipIf(!isPossible)(`${name} is what happens`, { timeout: 60_000 }, async () => {
      const played = await playTranscript(transcript, cli.bin);

      // UPDATE_TRANSCRIPTS=1 writes what happened; the difference is for a person to read.
      const seen = rewritten(
        path,
        played.map(({ outcome }) => outcome),
      );
      if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(path, seen);
      expect(played.filter(({ leaks }) => leaks.length > 0).map(({ step }) => step.command)).toEqual([]);
      expect(seen).toBe(readFileSync(path, 'utf8'));
    });
  }
});
