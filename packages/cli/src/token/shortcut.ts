import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import type { TokenGrant } from '@token-clients/runtime';
import type { Context } from '../command.js';
import { fileStamp, Inputs, type SeenFile } from '../config/inputs.js';
import { makeDirectory } from '../config/make-directory.js';
import { stateDirectory } from '../config/paths.js';
import type { Settings } from '../config/settings.js';
import { EXIT } from '../exit-codes.js';
import type { Io } from '../io.js';
import { type TokenForm, tokenObject, tokenText } from '../output/token-forms.js';
import { version } from '../version.js';
import { isPartOfCacheKey } from './grant.js';
import { mayServe, viewOfStored } from './token-view.js';

/**
 * What a `token get` found out, for the next one with the same arguments: which record of the store has the token, and
 * everything that this depended on. So a cached token needs neither the config file's parser nor the provider's package.
 * A note holds no secret: of the variables it has one salted digest.
 */
interface Note {
  readonly cacheKey: string;
  readonly directory: string;
  readonly canRefresh: boolean;
  readonly minValidityMs: number;
  readonly form: TokenForm;
  readonly variables: readonly string[];
  readonly salt: string;
  readonly digest: string;
  readonly files: readonly SeenFile[];
}

/** How many notes are kept. */
const MAX_NOTES = 64;

/**
 * Prints a cached token without reading settings, if an earlier run left a note and nothing that it depends on has changed.
 *
 * @returns undefined if the run has to go the long way, also when anything at all is odd
 */
export async function shortcut(io: Io): Promise<number | undefined> {
  if (io.args[0] !== 'token' || io.args[1] !== 'get') return undefined;
  try {
    const path = pathOf(io);
    const note = path && readNote(path, io.user);
    if (!note || !holds(note, io)) return undefined;
    const snapshot = await fileStore({ directory: note.directory }).read(note.cacheKey);
    const now = io.clock.now();
    const token = mayServe(snapshot, note.minValidityMs) && viewOfStored(snapshot, now, note.canRefresh);
    if (!token) return undefined;
    const text = tokenText(token, note.form) ?? JSON.stringify(tokenObject(token, now), null, 2);
    io.stdout.write(`${text}\n`);
    return EXIT.ok;
  } catch {
    return undefined;
  }
}

/** Leaves a note for {@link shortcut}. A note that can't be written is no failure. */
export function rememberShortcut(
  { io, args }: Context,
  settings: Settings,
  grant: TokenGrant,
  { form, minValidityMs }: Pick<Note, 'form' | 'minValidityMs'>,
): void {
  const { inputs, store, credentials } = settings;
  const picks = ['query', 'field', 'format'].some(name => args.text(name) !== undefined);
  const directory = store.plainDirectory;
  if (directory === undefined || picks || form.output === 'yaml') return;
  // A command may print something else each time, and no stamp would show that.
  if (credentials.some(credential => credential.costly && isPartOfCacheKey(credential))) return;
  const variables = [...inputs.seenEnv].sort();
  const salt = randomBytes(16).toString('hex');
  const note: Note = {
    cacheKey: grant.cacheKey,
    directory,
    canRefresh: grant.refresh !== undefined,
    minValidityMs,
    form,
    variables,
    salt,
    digest: digestOf(variables, salt, io.env),
    files: inputs.seenFiles,
  };
  try {
    const path = pathOf(io);
    if (path) write(path, JSON.stringify(note));
  } catch {
    // The next run goes the long way.
  }
}

/** The path of the note for this command line, in this directory: relative paths mean something else in another one. */
function pathOf(io: Io): string | undefined {
  const state = stateDirectory(new Inputs(io));
  if (state === undefined) return undefined;
  const name = createHash('sha256')
    .update(JSON.stringify([version, io.directory, io.args]))
    .digest('hex');
  return join(state, 'shortcuts', `${name.slice(0, 32)}.json`);
}

/** Reads a note, if it is the user's own and no other user can have written it. */
function readNote(path: string, user: number | undefined): Note | undefined {
  if (!statSync(path, { throwIfNoEntry: false })) return undefined;
  const file = openSync(path, 'r');
  try {
    const { uid, mode } = fstatSync(file);
    if (user !== undefined && (uid !== user || (mode & 0o077) !== 0)) return undefined;
    return JSON.parse(readFileSync(file, 'utf8')) as Note;
  } finally {
    closeSync(file);
  }
}

/** Whether all that a note depends on is as it was. */
function holds({ variables, salt, digest, files }: Note, io: Io): boolean {
  return (
    digest === digestOf(variables, salt, io.env) &&
    files.every(({ path, stamp }) => fileStamp(path) === stamp)
  );
}

function digestOf(variables: readonly string[], salt: string, env: Io['env']): string {
  const values = variables.map(name => env[name] || null);
  return createHash('sha256')
    .update(JSON.stringify([salt, values]))
    .digest('hex');
}

function write(path: string, text: string): void {
  const directory = join(path, '..');
  makeDirectory(directory);
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
  const names = readdirSync(directory);
  if (names.length <= MAX_NOTES) return;
  const byAge = names
    .map(name => ({ name, at: statSync(join(directory, name)).mtimeMs }))
    .sort((a, b) => a.at - b.at);
  for (const { name } of byAge.slice(0, names.length - MAX_NOTES / 2))
    rmSync(join(directory, name), { force: true });
}
