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

/** The project that a command is about. */
export interface ProjectSource {
  /**
   * Reads it as it is now.
   *
   * @throws {GenerateError} `project_invalid`
   */
  readonly read: () => Project;
  /** Its configuration; undefined for the client of flags. */
  readonly configFile: string | undefined;
}

/**
 * Returns where the project of a command is described: by its flags, or in a configuration.
 *
 * @throws {WrongUsage} when it is nowhere
 */
export function projectSource(
  folder: string,
  { values, positionals }: Typed<typeof PROJECT_FLAGS>,
): ProjectSource {
  const { spec, out, name, config, overlay = [], package: packageName } = values;
  const empty = Object.entries({ spec, out, name, config, overlay: overlay.find(file => file === '') }).find(
    ([, value]) => value === '',
  );
  if (empty) throw new WrongUsage(`--${empty[0]} has an empty value.`);
  if (spec !== undefined || out !== undefined) {
    if (spec === undefined) throw new WrongUsage('Pass the spec: --spec FILE|URL.');
    if (out === undefined) throw new WrongUsage('Pass the folder of the client: --out FOLDER.');
    if (config !== undefined) throw new WrongUsage('Pass either --config, or --spec and --out.');
    if (positionals.length > 0) throw new WrongUsage('Of one client, --name is its name.');
    const flags = { spec, out, name, packageName, overlays: overlay };
    return { read: () => ofFlags(folder, flags), configFile: undefined };
  }
  const other = Object.entries({ name, package: packageName }).find(([, value]) => value !== undefined);
  if (other !== undefined || overlay.length > 0)
    throw new WrongUsage(`--${other?.[0] ?? 'overlay'} is for the client of --spec and --out.`);
  const file = path.resolve(folder, config ?? CONFIG_FILE);
  if (config === undefined && !existsSync(file))
    throw new WrongUsage(`Pass --spec FILE|URL and --out FOLDER, or list clients in ${CONFIG_FILE}.`);
  return { read: () => readConfig(file), configFile: file };
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
    cache: cacheFolder(root),
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
