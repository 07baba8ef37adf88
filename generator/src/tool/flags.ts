import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Typed, WrongUsage } from '../process/with-arguments.js';
import { cacheFolder } from '../project/cache-folder.js';
import { clientEntry } from '../project/client-entry.js';
import { readConfig } from '../project/config.js';
import { CONFIG_FILE, type Project, TOOL } from '../project/project.js';

/** The flags that say which clients there are. */
export const PROJECT_FLAGS = {
  spec: { type: 'string' },
  out: { type: 'string' },
  name: { type: 'string' },
  package: { type: 'string' },
  overlay: { type: 'string', multiple: true },
  config: { type: 'string' },
} as const;

/** The value of `--package` may be left out: it is followed by another flag, or by nothing. */
export function withPackageName(argv: readonly string[]): string[] {
  return argv.map((word, index) => {
    const next = argv[index + 1];
    return word === '--package' && (next === undefined || next.startsWith('-')) ? '--package=' : word;
  });
}

/**
 * Returns the project that a command is about: the client that its flags name, or those of a configuration.
 *
 * @throws {WrongUsage} when they name none
 * @throws {GenerateError} `project_invalid`
 */
export function projectOf(folder: string, { values, positionals }: Typed<typeof PROJECT_FLAGS>): Project {
  const { spec, out, name, config, overlay = [], package: packageName } = values;
  if (spec !== undefined || out !== undefined) {
    if (spec === undefined) throw new WrongUsage('Pass the spec: --spec FILE|URL.');
    if (out === undefined) throw new WrongUsage('Pass the folder of the client: --out FOLDER.');
    if (config !== undefined) throw new WrongUsage('Pass either --config, or --spec and --out.');
    if (positionals.length > 0) throw new WrongUsage('Of one client, --name is its name.');
    return ofFlags(folder, { spec, out, name, packageName, overlays: overlay });
  }
  const other = Object.entries({ name, package: packageName }).find(([, value]) => value !== undefined);
  if (other !== undefined || overlay.length > 0)
    throw new WrongUsage(`--${other?.[0] ?? 'overlay'} is for the client of --spec and --out.`);
  const file = path.resolve(folder, config ?? CONFIG_FILE);
  if (config === undefined && !existsSync(file))
    throw new WrongUsage(`Pass --spec FILE|URL and --out FOLDER, or list clients in ${CONFIG_FILE}.`);
  return readConfig(file);
}

interface ClientFlags {
  readonly spec: string;
  readonly out: string;
  readonly name: string | undefined;
  readonly packageName: string | undefined;
  readonly overlays: readonly string[];
}

function ofFlags(root: string, flags: ClientFlags): Project {
  const { spec, out, name, packageName, overlays } = flags;
  const client = clientEntry(root, flags);
  return {
    root,
    cache: cacheFolder(root, [client.out]),
    clients: [client],
    tool: TOOL,
    arguments: [
      ...['--spec', spec, '--out', out],
      ...(name === undefined ? [] : ['--name', name]),
      ...(packageName === undefined ? [] : ['--package', ...(packageName === '' ? [] : [packageName])]),
      ...overlays.flatMap(file => ['--overlay', file]),
    ],
    engine: 'embedded',
  };
}
