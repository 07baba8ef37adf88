import type { PlaygroundResult, SpecFile } from '../playground-result.js';

type NamedFile = readonly [path: string, text: string];

const SOURCES = 'src/generated/';

/** The sources of a client, by their names in it; programs before data. */
export function clientFiles(files: PlaygroundResult['files']): NamedFile[] {
  return Object.entries(files)
    .flatMap(([path, text]) =>
      path.startsWith(SOURCES) ? [[path.slice(SOURCES.length), text] as const] : [],
    )
    .sort(([a], [b]) => Number(b.endsWith('.ts')) - Number(a.endsWith('.ts')) || (a < b ? -1 : 1));
}

/** The pages of a package's documentation. */
export function docsFiles(files: PlaygroundResult['files']): NamedFile[] {
  return Object.entries(files)
    .filter(([path]) => path.endsWith('.md'))
    .sort(([a], [b]) => Number(a.includes('/')) - Number(b.includes('/')) || (a < b ? -1 : 1));
}

/** A source of the client, by its name. */
export function fileNamed(files: PlaygroundResult['files'], name: string): NamedFile | undefined {
  const text = files[SOURCES + name];
  return text === undefined ? undefined : [name, text];
}

/** All that the archive holds: the package, the document, and what completes that. */
export function archiveFiles({ files, overlay }: PlaygroundResult, spec: SpecFile | undefined): NamedFile[] {
  const documents = [spec, overlay].flatMap(file => (file ? [[file.fileName, file.text] as const] : []));
  return [...Object.entries(files), ...documents];
}
