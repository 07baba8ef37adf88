import { readFileSync } from 'node:fs';
import path from 'node:path';
import { GenerateError } from '../errors.js';
import { hasDuplicateKeys } from '../text/json-keys.js';
import { cacheFolder } from './cache-folder.js';
import { clientEntry } from './client-entry.js';
import { either, listOf, objectOf, oneOf, text } from './config-shape.js';
import { type ClientEntry, CONFIG_FILE, type Project, TOOL } from './project.js';

/** What `token-clients.json` may say; `token-clients.schema.json` has the same for editors. Paths start from the file's folder. */
interface Config {
  readonly clients?: readonly {
    readonly spec: string;
    readonly out: string;
    readonly name?: string;
    readonly package?: boolean | string;
    readonly overlays?: readonly string[];
    readonly strict?: boolean;
  }[];
  readonly workspace?: {
    readonly specs: string;
    readonly packages: string;
    readonly scope: string;
    readonly strict?: readonly string[];
  };
  readonly engine?: 'auto' | 'embedded' | 'jar';
  readonly command?: string;
  readonly cache?: string;
  readonly cliIndex?: string;
  readonly changesets?: string;
}

const FILE = text('a path');
const NAME = text('a name in small letters, digits and single hyphens', /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

const CLIENT = objectOf(
  {
    spec: text('a file or an https URL'),
    out: text('a folder'),
    name: NAME,
    package: either(oneOf(true, false), text('true, false or the name of the package')),
    overlays: listOf(FILE, 'a list of files'),
    strict: oneOf(true, false),
  },
  ['spec', 'out'],
);

const CONFIG = objectOf({
  $schema: text('a path or URL'),
  clients: listOf(CLIENT, 'a list of clients'),
  workspace: objectOf(
    {
      specs: FILE,
      packages: FILE,
      scope: text('a scope such as @acme', /^@[\w.-]+$/),
      strict: listOf(NAME, 'a list of names'),
    },
    ['specs', 'packages', 'scope'],
  ),
  engine: oneOf('auto', 'embedded', 'jar'),
  command: text('a command'),
  cache: FILE,
  cliIndex: FILE,
  changesets: FILE,
});

/**
 * Reads a project from its configuration.
 *
 * @throws {GenerateError} `project_invalid` when the file can't be read, or is not what it has to be
 */
export function readConfig(file: string): Project {
  const shown = path.relative(process.cwd(), file) || file;
  const config = parse(file, shown);
  const found = CONFIG(config, '');
  if (found) {
    const { problem, fix, pointer } = found;
    throw new GenerateError('project_invalid', problem, { file: shown, pointer, fix });
  }
  return projectOf(config as Config, file, shown);
}

function projectOf(config: Config, file: string, shown: string): Project {
  const root = path.dirname(file);
  const { clients = [], workspace, engine = 'embedded', command = TOOL } = config;
  if (clients.length === 0 && workspace === undefined) {
    throw new GenerateError('project_invalid', 'It lists no client', {
      file: shown,
      pointer: '/clients',
      fix: 'Add one: { "spec": "vendor.yaml", "out": "src/clients/vendor" }',
    });
  }
  const entries = clients.map(({ package: kind, ...client }, index) =>
    clientEntry(root, { ...client, packageName: kind }, { file: shown, pointer: `/clients/${index}` }),
  );
  const taken = entries.find((one, index) =>
    entries.some((other, place) => place < index && clash(one, other)),
  );
  if (taken) {
    throw new GenerateError('project_invalid', `Two clients have the name "${taken.name}" or its folder`, {
      file: shown,
      pointer: `/clients/${entries.indexOf(taken)}`,
      fix: 'Give each a folder of its own, and a "name" where the folders end alike',
    });
  }
  const isUsual = path.basename(file) === CONFIG_FILE && root === process.cwd();
  return {
    root,
    cache: config.cache === undefined ? cacheFolder(root) : path.resolve(root, config.cache),
    workspace: workspace && { strict: [], ...workspace },
    clients: entries,
    tool: command,
    arguments: isUsual || command !== TOOL ? [] : ['--config', shown],
    engine: engine === 'auto' ? undefined : engine,
    cliIndex: config.cliIndex,
    changesets: config.changesets,
  };
}

/** Whether two clients would be one, also where the file system takes no notice of case. */
function clash(one: ClientEntry, other: ClientEntry): boolean {
  return one.name === other.name || one.out.toLowerCase() === other.out.toLowerCase();
}

function parse(file: string, shown: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new GenerateError('project_invalid', `The file cannot be read (${code})`, {
      file: shown,
      fix: 'Name another one with --config',
    });
  }
  const config = parseJson(text, shown);
  if (hasDuplicateKeys(text, config, MAX_DEPTH)) {
    throw new GenerateError('project_invalid', 'It has a setting twice in one object', {
      file: shown,
      fix: 'Leave one of the two',
    });
  }
  return config;
}

const MAX_DEPTH = 100;

function parseJson(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GenerateError('project_invalid', `It is not JSON: ${(error as Error).message}`, {
      file: shown,
      fix: 'Correct it',
    });
  }
}
