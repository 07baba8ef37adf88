import { constants } from 'node:fs';
import { access, readFile, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { GenerateError } from '../errors.js';
import { runProcess } from '../process/run-process.js';

/** A Java that can run the generator. */
export interface Java {
  /** Absolute path of the program. */
  readonly command: string;
  readonly major: number;
  /** As Java spells it, for example `17.0.15`. */
  readonly version: string;
}

export interface JavaOptions {
  /** Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
}

const NEEDED = 11;
const PROBE_MS = 10_000;
const INSTALL =
  'Install a Java runtime, version 11 or later (for example the package default-jre-headless, or Temurin), or point ' +
  'JAVA_HOME at one. Or use --engine embedded, which needs no Java';

/**
 * The first Java of version 11 or later in `JAVA_HOME`, then on `PATH`.
 *
 * Starts no process for an ordinary installation, whose `release` file states the version; others are asked once.
 *
 * @throws {GenerateError} `java_missing` when there is none, `java_too_old` when each one found is older than 11,
 *   `interrupted`.
 */
export async function findJava(options: JavaOptions = {}): Promise<Java> {
  const { env = process.env, signal } = options;
  const tooOld: Java[] = [];

  for (const command of candidates(env)) {
    const version = (await isProgram(command)) ? await versionOf(command, env, signal) : undefined;
    if (version === undefined) continue;
    const java = { command, version, major: majorOf(version) };
    if (java.major >= NEEDED) return java;
    tooOld.push(java);
  }

  const [old] = tooOld;
  if (old !== undefined) {
    throw new GenerateError('java_too_old', `Java ${old.major} found, Java ${NEEDED} or later needed`, {
      file: old.command,
      fix: INSTALL,
    });
  }
  const places = env.JAVA_HOME ? `neither in JAVA_HOME (${env.JAVA_HOME}) nor on PATH` : 'not on PATH';
  throw new GenerateError('java_missing', `No Java found, ${places}`, { fix: INSTALL });
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  const name = process.platform === 'win32' ? 'java.exe' : 'java';
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(folder => folder !== '');
  const home = env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin')] : [];
  return [...new Set([...home, ...folders].map(folder => join(folder, name)))];
}

async function versionOf(
  command: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const release = join(dirname(dirname(await realpath(command))), 'release');
  const stated = await readFile(release, 'utf8').catch(() => '');
  const version = /^JAVA_VERSION="([^"]+)"/m.exec(stated)?.[1];
  if (version !== undefined) return version;

  try {
    const { stdout, stderr } = await runProcess(command, ['-version'], { env, signal, timeoutMs: PROBE_MS });
    return /\bversion "([^"]+)"/.exec(stderr + stdout)?.[1];
  } catch (error) {
    if (error instanceof GenerateError) throw error;
    return undefined;
  }
}

/** `1.8.0_392` is 8, `17.0.15` is 17, `25-ea` is 25. */
function majorOf(version: string): number {
  const [first = 0, second = 0] = version.split(/[._-]/).map(Number);
  return first === 1 ? second : first;
}

function isProgram(command: string): Promise<boolean> {
  return access(command, constants.X_OK).then(
    () => true,
    () => false,
  );
}
