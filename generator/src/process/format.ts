import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { GenerateError } from '../errors.js';
import { generatorRoot } from '../project-root.js';
import { runProcess } from './run-process.js';

/** Formats files of TypeScript, through a folder. */
export async function formatFiles(
  packages: readonly ReadonlyMap<string, string>[],
  work: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>[]> {
  const folders = packages.map((_, index) => path.join(work, `format-${index}`));
  for (const [index, files] of packages.entries()) {
    for (const [file, text] of files) {
      const place = path.join(folders[index] ?? '', file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
  }
  await formatCode(folders, signal);
  return packages.map(
    (files, index) =>
      new Map(
        [...files.keys()].map(file => [file, readFileSync(path.join(folders[index] ?? '', file), 'utf8')]),
      ),
  );
}

/** Formats generated TypeScript below some folders, in place, in one run of the project's formatter. */
export async function formatCode(folders: readonly string[], signal?: AbortSignal): Promise<void> {
  const bin = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const config = path.join(generatorRoot, 'format.json');
  const args = [
    bin,
    'format',
    '--write',
    '--log-level=error',
    '--colors=off',
    `--config-path=${config}`,
    ...folders,
  ];
  const { code, stderr } = await runProcess(process.execPath, args, { signal, timeoutMs: 60_000 });
  if (code !== 0)
    throw new GenerateError(
      'generator_failed',
      `The formatter refused generated code: ${stderr.trim().slice(0, 600)}`,
    );
}
