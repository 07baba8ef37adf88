import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { GenerateError, interrupted, isGenerateError } from '../errors.js';
import { generatorRoot } from '../project-root.js';
import { adoptJar, checkJar, describeMismatch, type JarVerdict } from './jar-check.js';
import {
  type Download,
  type DownloadOptions,
  downloadWithMaven,
  downloadWithWrapper,
  fetchByHand,
} from './jar-download.js';
import { type JarPin, jarTitle, readJarPin } from './jar-pin.js';

export interface JarOptions {
  /** Default: the pin of this project. */
  readonly pin?: JarPin | undefined;
  /** Default: `TOKEN_CLIENTS_CACHE`, else `generator/.cache`, where the npm wrapper looks too. */
  readonly cacheDir?: string | undefined;
  /** Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
  /** One plain line per step that takes a while or replaces a damaged file. */
  readonly onProgress?: ((line: string) => void) | undefined;
  /** How long nothing may arrive during a download. Default: 20 s. */
  readonly stallMs?: number | undefined;
  /** How long one download may take. Default: 10 minutes. */
  readonly limitMs?: number | undefined;
  /** Files beside whose modules the npm wrapper is looked for. Default: the generator's own, and the working directory's. */
  readonly wrapperPlaces?: readonly string[] | undefined;
}

/** All of `JarOptions`, settled. */
interface Search {
  readonly pin: JarPin;
  readonly env: NodeJS.ProcessEnv;
  readonly cacheDir: string;
  /** The jar's final place. */
  readonly cached: string;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (line: string) => void;
  readonly stallMs: number;
  readonly limitMs: number;
  readonly wrapperPlaces: readonly string[] | undefined;
}

/** A place without a usable jar, and why. */
interface Rejection {
  readonly reason: string;
  /** Set when there was a file, but not the right one. */
  readonly wrongFile?: string;
}

/** Where a jar can be downloaded from, and how. */
interface JarSource {
  readonly name: string;
  readonly download: (options: DownloadOptions) => Promise<Download>;
}

const SOURCES: readonly JarSource[] = [
  { name: 'the npm wrapper', download: downloadWithWrapper },
  { name: 'Maven', download: downloadWithMaven },
];

const LEFTOVER_MS = 3_600_000;

/**
 * Returns the absolute path of the generator's jar, and downloads it if necessary. This call has checked size and SHA-256.
 *
 * Looked for in this order: the cache, `TOKEN_CLIENTS_GENERATOR_JAR`, the local Maven repository, a download by the
 * npm wrapper where that is installed, Maven. Wherever it comes from, only a complete file with the right hash gets a name in the
 * cache; a wrong one is never run, and removed only where it is our own copy.
 *
 * @throws {GenerateError} `jar_mismatch` for a file with the wrong hash (both hashes in the message), `jar_unavailable`
 *   when no place has one, `output_unwritable` when the cache can't be written, `interrupted`.
 */
export async function verifiedJar(options: JarOptions = {}): Promise<string> {
  const search = settle(options);
  const { pin, cacheDir, cached, signal, onProgress } = search;
  if (signal?.aborted) throw interrupted();

  const verdict = await checkJar(cached, pin);
  if (verdict.kind === 'verified') return cached;
  if (verdict.kind === 'different') {
    onProgress(`${cached} is ${describeMismatch(pin, verdict)}. Fetching it again.`);
    await rm(cached, { force: true });
  }

  try {
    await mkdir(cacheDir, { recursive: true });
    await removeLeftovers(cacheDir);
    await acquire(search, verdict);
    return cached;
  } catch (error) {
    if (isGenerateError(error)) throw error;
    throw new GenerateError(
      'output_unwritable',
      `the generator's jar cannot be kept here: ${String(error)}`,
      {
        file: cacheDir,
        fix: 'Make the folder writable, or name another one in TOKEN_CLIENTS_CACHE',
        cause: error,
      },
    );
  }
}

/** Where the jar and its class archive are kept. */
function jarCacheDir(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env.TOKEN_CLIENTS_CACHE || join(generatorRoot, '.cache'));
}

function settle(options: JarOptions): Search {
  const { pin = readJarPin(), env = process.env, signal, onProgress = () => {} } = options;
  const { stallMs = 20_000, limitMs = 600_000, wrapperPlaces } = options;
  const cacheDir = resolve(options.cacheDir ?? jarCacheDir(env));
  const cached = join(cacheDir, `${pin.version}.jar`);
  return { pin, env, cacheDir, cached, signal, onProgress, stallMs, limitMs, wrapperPlaces };
}

async function acquire(search: Search, found: JarVerdict): Promise<void> {
  const { pin, env, cacheDir, cached, onProgress } = search;

  const given = env.TOKEN_CLIENTS_GENERATOR_JAR;
  if (given) return adoptGiven(resolve(given), search);

  const rejections = found.kind === 'different' ? [reject(cached, pin, found)] : [];
  const local = await adopt(localMavenJar(pin, env), search);
  if (local === undefined) return;
  rejections.push(local);

  for (const { name, download } of SOURCES) {
    onProgress(`Fetching ${jarTitle(pin)} (${Math.ceil(pin.size / 1e6)} MB) with ${name}`);
    const folder = await mkdtemp(join(cacheDir, 'download-'));
    try {
      const fetched = await download({ ...search, folder });
      const rejection = 'file' in fetched ? await adopt(fetched.file, search) : fetched;
      if (rejection === undefined) return;
      rejections.push({ ...rejection, reason: `${name}: ${rejection.reason}` });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw unavailable(pin, cached, rejections);
}

async function adoptGiven(given: string, { pin, cached }: Search): Promise<void> {
  const verdict = await adoptJar(given, cached, pin);
  if (verdict.kind === 'verified') return;

  const what =
    verdict.kind === 'missing' ? 'TOKEN_CLIENTS_GENERATOR_JAR names no file' : describeMismatch(pin, verdict);
  throw new GenerateError(verdict.kind === 'missing' ? 'jar_unavailable' : 'jar_mismatch', what, {
    file: given,
    fix:
      `Point TOKEN_CLIENTS_GENERATOR_JAR at ${jarTitle(pin)}, or unset it. ` +
      `To fetch the jar, run: ${fetchByHand(pin)}`,
  });
}

/** Undefined when the file is now in the cache. */
async function adopt(file: string, { pin, cached }: Search): Promise<Rejection | undefined> {
  const verdict = await adoptJar(file, cached, pin);
  return verdict.kind === 'verified' ? undefined : reject(file, pin, verdict);
}

function reject(file: string, pin: JarPin, verdict: JarVerdict): Rejection {
  if (verdict.kind === 'missing') return { reason: `${file} does not exist` };
  return { reason: `${file} is ${describeMismatch(pin, verdict)}`, wrongFile: file };
}

function unavailable(pin: JarPin, cached: string, rejections: readonly Rejection[]): GenerateError {
  const wrongFile = rejections.find(rejection => rejection.wrongFile !== undefined)?.wrongFile;
  const reasons = rejections.map(({ reason }) => reason).join('; ');
  return new GenerateError(
    wrongFile === undefined ? 'jar_unavailable' : 'jar_mismatch',
    `${jarTitle(pin)} could not be downloaded: ${reasons}`,
    {
      file: wrongFile ?? cached,
      fix:
        'Name an in-house repository in TOKEN_CLIENTS_MAVEN_REPOSITORY, a proxy in HTTPS_PROXY, the certificate of ' +
        'your company in NODE_EXTRA_CA_CERTS, or a copy of the ' +
        `jar in TOKEN_CLIENTS_GENERATOR_JAR. To fetch the jar where there is a network, run: ${fetchByHand(pin)}`,
    },
  );
}

function localMavenJar(pin: JarPin, env: NodeJS.ProcessEnv): string {
  const configured = /-Dmaven\.repo\.local=(\S+)/.exec(
    `${env.MAVEN_OPTS ?? ''} ${env.MAVEN_ARGS ?? ''}`,
  )?.[1];
  const repository = configured ?? join(env.HOME ?? env.USERPROFILE ?? homedir(), '.m2', 'repository');
  const folder = join(repository, ...pin.groupId.split('.'), pin.artifactId, pin.version);
  return join(folder, `${pin.artifactId}-${pin.version}.jar`);
}

/** Removes what a killed run of ours left in the cache; a running one is younger than an hour. */
async function removeLeftovers(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith('download-') && !name.endsWith('.part')) continue;
    const path = join(cacheDir, name);
    const age =
      Date.now() -
      (await stat(path).then(
        s => s.mtimeMs,
        () => Date.now(),
      ));
    if (age > LEFTOVER_MS) await rm(path, { recursive: true, force: true });
  }
}
