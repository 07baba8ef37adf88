import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { GenerateError } from '../errors.js';
import { type ProcessResult, runProcess } from '../process/run-process.js';
import { type BatchReport, readReport } from './batch-report.js';
import { type ClassArchive, classArchive } from './class-archive.js';
import type { Java } from './java.js';

export interface BatchOptions {
  /** Absolute path, from `verifiedJar()`. */
  readonly jar: string;
  readonly java: Java;
  /** Generator configuration files, one per provider. Paths inside them should be absolute. */
  readonly configs: readonly string[];
  readonly cwd: string;
  /** Ends Java at once. */
  readonly signal?: AbortSignal | undefined;
  /** Default: two minutes. */
  readonly timeoutMs?: number | undefined;
  /** How an error names a configuration, usually by the spec behind it. Default: the path itself. */
  readonly nameOf?: ((config: string) => string) | undefined;
  /** Whether to make a class archive beside the jar, once. Default: yes, unless `CI` is set. */
  readonly makeArchive?: boolean | undefined;
}

/** Quick to start, and the same on every machine: no locale, no character set, no line on stdout that is Java's own. */
const FLAGS = [
  '-XX:+IgnoreUnrecognizedVMOptions',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  // Room for a whole run of a few specs: no collection gets in its way.
  '-Xms160m',
  '-Xmn96m',
  '-XX:-UsePerfData',
  '-Xshare:auto',
  '-Xlog:disable',
  '-Dfile.encoding=UTF-8',
  '-Duser.language=en',
  '-Duser.country=US',
];

/** Printed by the generator when all files are written; Java may then still be busy with the class archive. */
const ALL_WRITTEN = '[SUCCESS] Batch generation finished';

/**
 * Runs the generator once for all configurations, in one Java process.
 *
 * Resolves when every file of every configuration is written. The first run also makes a class archive, which takes
 * about two seconds after that: leave the process by `process.exitCode`, not `process.exit()`, and it gets kept.
 * When one configuration fails the others may be written, so give a staging folder to each.
 *
 * @throws {GenerateError} `spec_invalid` when the generator rejects a spec, `generator_failed` for all else it reports,
 *   each with the generator's own words and `file` naming the configuration; `interrupted`.
 */
export async function runBatch(options: BatchOptions): Promise<void> {
  if (options.configs.length === 0) return;

  const archive = await classArchive(options.jar, options.java);
  const result = await runWithArchive(options, archive);
  if (result.code === 0) return;
  if (result.timedOut) throw tookTooLong(options);

  const report = readReport(result.stderr);
  if (report === undefined) return withoutArchive(options, archive, result);
  throw await failure(options, report, archive.file);
}

async function runWithArchive(options: BatchOptions, archive: ClassArchive): Promise<ProcessResult> {
  const { makeArchive = process.env.CI === undefined } = options;
  if (archive.file !== undefined) return run(options, useArchive(archive.file));
  const draft = makeArchive ? await archive.startDraft() : undefined;
  if (draft === undefined) return run(options, []);

  return new Promise((resolve, reject) => {
    const written = { code: 0, signal: null, stdout: '', stderr: '', timedOut: false };
    run(options, [`-XX:ArchiveClassesAtExit=${draft}`], stdout => {
      if (stdout.includes(ALL_WRITTEN)) resolve(written);
    })
      .then(async result => {
        await (result.code === 0 ? archive.keep(draft) : archive.drop(draft));
        resolve(result);
      })
      .catch(async error => {
        await archive.drop(draft);
        reject(error);
      });
  });
}

/** Java ended before the generator printed anything: the archive may be damaged. Runs again without it. */
async function withoutArchive(
  options: BatchOptions,
  archive: ClassArchive,
  first: ProcessResult,
): Promise<void> {
  await archive.discard();
  const result = archive.file === undefined ? first : await run(options, []);
  if (result.code === 0) return;

  const report = readReport(result.stderr);
  if (report !== undefined) throw await failure(options, report);
  const lastWords = (result.stderr || result.stdout).trim().split('\n').slice(0, 3).join(' ').slice(0, 300);
  throw new GenerateError(
    'generator_failed',
    `Java ended with ${result.signal ?? `code ${result.code}`} before the generator printed anything: ${lastWords}`,
    { file: options.java.command, fix: 'Check that this command works: java -version' },
  );
}

/** The generator does not say which file it speaks of, so with several each is tried alone until one fails. */
async function failure(options: BatchOptions, report: BatchReport, archive?: string): Promise<GenerateError> {
  const { configs, nameOf = (config: string) => config } = options;
  let file = configs.length === 1 ? configs[0] : undefined;
  let found = report;

  for (const config of file === undefined ? configs : []) {
    const alone = await run({ ...options, configs: [config] }, useArchive(archive));
    if (alone.code === 0) continue;
    file = config;
    found = readReport(alone.stderr) ?? report;
    break;
  }
  const details = {
    file: file === undefined ? undefined : nameOf(file),
    fix: 'Fix it, then run: npm run generate',
  };
  return found.specAtFault
    ? new GenerateError('spec_invalid', found.what, { ...details, rule: 'not-openapi' })
    : new GenerateError('generator_failed', found.what, details);
}

function useArchive(file: string | undefined): string[] {
  return file === undefined ? [] : [`-XX:SharedArchiveFile=${file}`];
}

function run(
  options: BatchOptions,
  archiveFlags: string[],
  onStdout?: (text: string) => void,
): Promise<ProcessResult> {
  const { jar, java, configs, cwd, signal, timeoutMs = 120_000 } = options;
  const threads = Math.min(configs.length, availableParallelism());
  const crashReport = `-XX:ErrorFile=${join(dirname(jar), 'java-crash-%p.log')}`;
  return runProcess(
    java.command,
    [
      ...FLAGS,
      ...archiveFlags,
      crashReport,
      '-jar',
      jar,
      'batch',
      '--threads',
      `${threads}`,
      '--',
      ...configs,
    ],
    { cwd, signal, timeoutMs, onStdout },
  );
}

function tookTooLong({ timeoutMs = 120_000 }: BatchOptions): GenerateError {
  return new GenerateError(
    'generator_failed',
    `The generator took longer than ${timeoutMs / 1000} s and was ended`,
    {
      fix: 'Try again with fewer providers at a time: npm run generate -- PROVIDER',
    },
  );
}
