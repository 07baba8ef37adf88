import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { comparedEngine } from '../../../../generator/src/engine/compared-engine.js';
import type { Engine } from '../../../../generator/src/engine/engine.js';
import { type GenerateError, interrupted, isGenerateError } from '../../../../generator/src/errors.js';
import { runBatch } from '../../../../generator/src/jar/batch.js';
import { findJava } from '../../../../generator/src/jar/java.js';
import { verifiedJar } from '../../../../generator/src/jar/verified-jar.js';
import type { ErrorSample } from '../../src/sources/errors/error-samples.js';

/** A part of the generator that fails, where a command would need another machine. */
interface FailingPart {
  readonly by: string;
  readonly run: (folder: string) => Promise<unknown>;
}

const PARTS: readonly FailingPart[] = [
  {
    by: 'Where the only Java is of version 8',
    run: async folder => {
      await java(folder, `echo 'openjdk version "1.8.0_392" 2023-10-17' >&2`);
      return await findJava({ env: { PATH: folder } });
    },
  },
  {
    by: 'Where `TOKEN_CLIENTS_GENERATOR_JAR` names a file that is not there',
    run: folder => jarAt(folder, 'generator.jar'),
  },
  {
    by: 'Where `TOKEN_CLIENTS_GENERATOR_JAR` names another file than the jar',
    run: async folder => {
      await writeFile(path.join(folder, 'generator.jar'), 'something else');
      return await jarAt(folder, 'generator.jar');
    },
  },
  {
    by: 'Where Java crashes',
    run: async folder =>
      startJava(folder, await java(folder, 'echo "no room for the heap" >&2; kill -SEGV $$')),
  },
  {
    by: 'Where the two engines render a file in two ways',
    run: () => {
      const engine =
        (text: string): Engine =>
        async () => [new Map([['src/generated/client.ts', text]])];
      const jobs = [{ specName: 'specs/vendor.yaml' }] as unknown as Parameters<Engine>[0];
      return comparedEngine(engine('one'), engine('two'))(jobs, new AbortController().signal);
    },
  },
  {
    by: 'After Ctrl+C',
    run: folder => startJava(folder, process.execPath, AbortSignal.abort(interrupted())),
  },
];

/** Lets parts of the generator fail, and returns what is printed then, by the code. */
export async function partFailures(): Promise<Record<string, ErrorSample[]>> {
  const samples: Record<string, ErrorSample[]> = {};
  for (const { by, run } of PARTS) {
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'part-')));
    const error = await failureOf(run(folder)).finally(() => rm(folder, { recursive: true, force: true }));
    samples[error.code] = [{ by, text: error.message.replaceAll(`${folder}/`, '') }];
  }
  return samples;
}

async function failureOf(running: Promise<unknown>): Promise<GenerateError> {
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (isGenerateError(error)) return error;
  throw new Error('No part of the generator failed', { cause: error });
}

/** Starts what stands for Java, to run what stands for the jar. */
async function startJava(folder: string, command: string, signal?: AbortSignal): Promise<void> {
  const jar = path.join(folder, 'generator.jar');
  await writeFile(jar, '');
  await runBatch({
    jar,
    java: { command, major: 17, version: '17' },
    configs: ['c.json'],
    cwd: folder,
    signal,
  });
}

function jarAt(folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  const env = { HOME: folder, PATH: folder, TOKEN_CLIENTS_GENERATOR_JAR: file };
  return verifiedJar({ cacheDir: path.join(folder, 'cache'), env });
}

async function java(folder: string, script: string): Promise<string> {
  const file = path.join(folder, 'java');
  await writeFile(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}
