import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { npmProxy } from '../network/npm-proxy.js';
import { type ProcessResult, runProcess } from '../process/run-process.js';
import type { JarPin } from './jar-pin.js';

/** A fetched file, not yet checked, or why there is none. */
export type Download = { readonly file: string } | { readonly reason: string };

export interface DownloadOptions {
  readonly pin: JarPin;
  /** An empty folder of ours; the caller removes it, whatever happened. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** How long nothing may arrive before the download is given up. */
  readonly stallMs: number;
  /** How long all of it may take. */
  readonly limitMs: number;
  /** Files beside whose modules the npm wrapper is looked for. Default: the generator's own, and the working directory's. */
  readonly wrapperPlaces?: readonly string[] | undefined;
}

const MAVEN_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
const WRAPPER = '@openapitools/openapi-generator-cli';
const NPM_LIMIT_MS = 10_000;

/**
 * Lets the npm wrapper download the jar, where that is installed: it knows the public repository, so this project names no host.
 * Few people need the jar and the wrapper is large, so those who want it install it.
 *
 * The wrapper would run what it fetched. It gets a PATH without Java, so it can't: nothing runs before its hash was
 * checked. `TOKEN_CLIENTS_MAVEN_REPOSITORY` names an in-house repository instead; proxies come from the environment or
 * from npm's own settings, which the wrapper alone does not read.
 */
export async function downloadWithWrapper(options: DownloadOptions): Promise<Download> {
  const { pin, folder, env, signal, stallMs, limitMs } = options;
  const script = wrapperScript(
    options.wrapperPlaces ?? [import.meta.url, join(process.cwd(), 'package.json')],
  );
  if (script === undefined) return { reason: `not installed (npm install --save-dev ${WRAPPER})` };
  const config = join(folder, 'openapitools.json');
  const temporary = join(folder, 'tmp');
  const noPrograms = join(folder, 'bin');
  await mkdir(temporary);
  await mkdir(noPrograms);
  await writeFile(config, JSON.stringify(wrapperConfig(pin, folder, env.TOKEN_CLIENTS_MAVEN_REPOSITORY)));

  const stalled = new AbortController();
  const stopWatching = watchGrowth(folder, stallMs, () => stalled.abort());
  try {
    const result = await runProcess(process.execPath, [script, 'version', '--openapitools', config], {
      cwd: folder,
      env: {
        ...withoutPath(env),
        ...(await npmProxy(env, NPM_LIMIT_MS)),
        PATH: noPrograms,
        PWD: folder,
        TMPDIR: temporary,
        TEMP: temporary,
        TMP: temporary,
      },
      signal: signal === undefined ? stalled.signal : AbortSignal.any([signal, stalled.signal]),
      timeoutMs: limitMs,
    });
    const file = join(folder, `${pin.version}.jar`);
    if (await exists(file)) return { file };
    return { reason: wrapperReason(result, limitMs) };
  } catch (error) {
    if (!stalled.signal.aborted || signal?.aborted) throw error;
    return { reason: `nothing arrived for ${stallMs / 1000} s` };
  } finally {
    stopWatching();
  }
}

/** Lets Maven fetch the jar, with its own settings, mirrors and credentials. */
export async function downloadWithMaven(options: DownloadOptions): Promise<Download> {
  const { pin, folder, env, signal, limitMs } = options;
  const mvn = process.platform === 'win32' ? 'mvn.cmd' : 'mvn';

  try {
    const result = await runProcess(mvn, ['-q', '-B', ...mavenCopy(pin, folder)], {
      cwd: folder,
      env,
      signal,
      timeoutMs: limitMs,
    });
    const file = join(folder, `${pin.artifactId}-${pin.version}.jar`);
    if (await exists(file)) return { file };
    if (result.timedOut) return { reason: `Maven took longer than ${limitMs / 1000} s` };
    const line = /\[ERROR\] (.{1,200})/.exec(result.stdout + result.stderr)?.[1];
    return { reason: `Maven ended with code ${result.code}${line === undefined ? '' : `, ${line}`}` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { reason: 'Maven is not installed' };
    throw error;
  }
}

/** The command that fetches the jar by hand, for messages. */
export function fetchByHand(pin: JarPin): string {
  return `mvn ${mavenCopy(pin, '.').join(' ')}`;
}

function mavenCopy(pin: JarPin, folder: string): string[] {
  return [
    MAVEN_PLUGIN,
    `-Dartifact=${pin.groupId}:${pin.artifactId}:${pin.version}`,
    `-DoutputDirectory=${folder}`,
  ];
}

function wrapperConfig(pin: JarPin, storageDir: string, repository: string | undefined): object {
  const path = `${pin.groupId.replaceAll('.', '/')}/${pin.artifactId}/${pin.version}`;
  return {
    'generator-cli': {
      version: pin.version,
      storageDir,
      ...(repository && {
        repository: {
          downloadUrl: `${repository.replace(/\/+$/, '')}/${path}/${pin.artifactId}-${pin.version}.jar`,
        },
      }),
    },
  };
}

/** The wrapper's program, as it is installed with the generator or where that runs. */
function wrapperScript(places: readonly string[]): string | undefined {
  for (const place of places) {
    try {
      return join(dirname(createRequire(place).resolve(`${WRAPPER}/package.json`)), 'main.js');
    } catch {
      // It may be in the next place.
    }
  }
  return undefined;
}

/** One clause out of the wrapper's output, which otherwise ends in its own minified source. */
function wrapperReason({ stdout, stderr, timedOut }: ProcessResult, limitMs: number): string {
  if (timedOut) return `the download took longer than ${limitMs / 1000} s`;

  const reason = /Download failed, because of: "([^"\n]{1,300})"/.exec(stdout + stderr)?.[1];
  return reason?.replace(/\/\/[^/@\s]*@/g, '//') ?? 'the connection closed before the file was complete';
}

function withoutPath(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name.toUpperCase() !== 'PATH'));
}

/** Calls `onStall` once the files below `folder` have not grown for `stallMs`. */
function watchGrowth(folder: string, stallMs: number, onStall: () => void): () => void {
  let size = -1;
  let since = Date.now();
  const timer = setInterval(
    async () => {
      const now = await totalSize(folder);
      if (now !== size) {
        size = now;
        since = Date.now();
      } else if (Date.now() - since >= stallMs) onStall();
    },
    Math.min(500, stallMs / 4),
  );
  return () => clearInterval(timer);
}

async function totalSize(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map(name =>
      stat(join(folder, name)).then(
        s => s.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
