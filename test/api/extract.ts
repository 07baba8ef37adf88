import path from 'node:path';
import type { Manifest, PackageInfo } from '../architecture/support/project.js';
import { ts } from './compiler.js';
import { describeEntry } from './describe-entry.js';
import type { PackageApi } from './model.js';
import { readEntry } from './read-entry.js';
import { Symbols } from './symbols.js';

/** Reads what packages export, from their built types. `root` is the project's folder. */
export function extractApi(
  root: string,
  infos: readonly Pick<PackageInfo, 'folder' | 'manifest'>[],
): PackageApi[] {
  const packages = infos.map(({ folder, manifest }) => ({
    name: manifest.name,
    dir: path.join(root, 'packages', folder),
    entries: entriesOf(manifest),
  }));
  const program = ts.createProgram({
    rootNames: packages.flatMap(({ dir, entries }) => entries.map(({ types }) => path.join(dir, types))),
    options: {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      // Names are looked up, types are not computed: the standard library would only cost time.
      noLib: true,
      types: [],
    },
  });
  const symbols = new Symbols(program.getTypeChecker());
  const read = packages.map(({ name, dir, entries }) => ({
    name,
    entries: entries.map(({ subpath, types }) =>
      readEntry(program, symbols, {
        specifier: path.posix.join(name, subpath),
        types: path.join(dir, types),
        dir,
      }),
    ),
  }));
  // Only now it is known where everything is that a signature names.
  return read.map(({ name, entries }) => ({
    name,
    entries: entries.map(entry => describeEntry(entry, symbols)),
  }));
}

function entriesOf({ exports = {} }: Manifest): { subpath: string; types: string }[] {
  return Object.entries(exports).flatMap(([subpath, target]) =>
    typeof target === 'string' ? [] : [{ subpath, types: target.types }],
  );
}
