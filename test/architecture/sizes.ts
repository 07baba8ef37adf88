import { packages, projectFiles, read } from './support/project.js';

/** Files that people write: code and tests of ours, without what is generated. */
export function handWritten(): string[] {
  return projectFiles().filter(
    file =>
      /\.(?:tsx?|mjs|cjs|mustache)$/.test(file) &&
      !file.includes('/generated/') &&
      !file.startsWith('generator/test/golden/') &&
      !/^\/\/ Generated from/.test(read(file)),
  );
}

export function linesOf(file: string): number {
  return read(file).split('\n').length - 1;
}

/** How large the hand-written sources of a folder are, in lines. */
export interface Size {
  readonly name: string;
  readonly files: number;
  readonly lines: number;
  readonly median: number;
  readonly longest: number;
}

/** The sizes of the packages that have code of their own, and of the generator. */
export function sizes(): Size[] {
  const folders = [
    ...packages().map(({ folder }) => [folder, `packages/${folder}/src/`] as const),
    ['generator', 'generator/src/'] as const,
    ['of it, `jar/`', 'generator/src/jar/'] as const,
  ];
  const written = handWritten();
  return folders.flatMap(([name, folder]) => {
    const counts = written
      .filter(file => file.startsWith(folder))
      .map(linesOf)
      .sort((a, b) => a - b);
    if (counts.length === 0) return [];
    return [
      {
        name,
        files: counts.length,
        lines: counts.reduce((sum, count) => sum + count, 0),
        median: counts[Math.floor(counts.length / 2)] ?? 0,
        longest: counts.at(-1) ?? 0,
      },
    ];
  });
}

/** The sizes as ARCHITECTURE.md shows them. */
export function sizesText(): string {
  const rows = sizes().map(({ name, files, lines, median, longest }) =>
    [name, files, lines.toLocaleString('en'), median, longest].join(' | '),
  );
  return ['package | files | lines | median of a file | longest', '--- | ---: | ---: | ---: | ---:', ...rows]
    .map(row => `| ${row} |`)
    .join('\n');
}
