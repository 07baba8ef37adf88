import { chmodSync, existsSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Args } from '../args.js';
import { configurationError, isCliError, usageError } from '../cli-error.js';
import { type Command, type Context, PROGRAM } from '../command.js';
import { type Config, readConfig } from '../config/config-file.js';
import { Inputs } from '../config/inputs.js';
import { makeDirectory } from '../config/make-directory.js';
import { describeDuration } from '../duration.js';
import { EXIT } from '../exit-codes.js';
import type { Provider } from '../providers/registry.js';
import { askSettings, type NewSettings, Questions } from './config-questions.js';

export const configInitCommand: Command = {
  path: ['config', 'init'],
  summary: 'Create or extend the config file, step by step',
  description:
    'Asks for a profile and the settings of one provider, writes them, and tries them if you like. It does not ask for secrets: the file says where they are kept. If the file exists, the settings are added to it. With --provider, the path of the client is added too, so that its name is enough later.',
  operands: '[provider]',
  maxWords: 1,
  flags: [],
  run: configInit,
};

async function configInit(context: Context): Promise<number> {
  const { io, args } = context;
  if (!io.ask || args.on('no-input')) {
    throw usageError(
      'config init needs a terminal, because it asks questions. Without one, write the file yourself: the README shows an example.',
    );
  }
  const inputs = new Inputs(io);
  const named = args.text('config');
  const config = await readConfig(inputs, named).catch(error => {
    // The file will be created, so it need not exist yet.
    if (named === undefined || existsSync(inputs.path(named))) throw error;
    return undefined;
  });
  const path = inputs.path(config?.path ?? named ?? '');
  const active = activeProfile(config, inputs);
  const questions = new Questions(io, io.ask);
  const settings = await askSettings(questions, inputs, context.providers, {
    directory: dirname(path),
    word: args.words[0],
    profile: args.text('profile'),
    active,
  });
  const { profile, provider } = settings;
  const others = Object.keys(config?.profiles ?? {}).length > 0;
  const becomesActive =
    profile !== active &&
    (!others || (await questions.yes(`Profile ${active} is active. Make ${profile} the active one?`, false)));

  write(path, await newText(config?.exists ? (inputs.file(path) ?? '') : '', settings, becomesActive));
  const flags = [
    ...(named === undefined ? [] : ['--config', named]),
    ...(profile === active || becomesActive ? [] : ['--profile', profile]),
  ];
  io.stderr.write(`Written: ${path}\n`);
  const next = [PROGRAM, 'token', 'get', provider.name, ...flags].join(' ');
  const exitCode =
    settings.isComplete && (await questions.yes('Try it now, by requesting a token?', true))
      ? await tryIt(context, provider, path, profile)
      : EXIT.ok;
  io.stderr.write(`Next: ${next}\n`);
  return exitCode;
}

/** The profile that commands use if none is named. */
function activeProfile(config: Config | undefined, inputs: Inputs): string {
  return inputs.env('TOKEN_CLIENTS_PROFILE') ?? config?.profile ?? 'default';
}

/** Adds the settings to the text of the file. Its comments and style stay. */
async function newText(
  text: string,
  { profile, provider, section }: NewSettings,
  active: boolean,
): Promise<string> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  if (active) document.set('profile', profile);
  const { name, origin } = provider;
  // From now on the client is a provider by its name.
  if (origin?.source === 'flag --provider') document.setIn(['providers', name], origin.path);
  document.setIn(['profiles', profile, name], document.createNode(section));
  return document.toString();
}

/** Requests a token with the new settings. The file stays, whatever the result is. */
async function tryIt(context: Context, provider: Provider, path: string, profile: string): Promise<number> {
  const { io } = context;
  const [{ findSettings }, { obtainToken }, { describeError }] = await Promise.all([
    import('../config/settings.js'),
    import('../token/obtain-token.js'),
    import('../report-error.js'),
  ]);
  const args = new Args(
    [],
    new Map(Object.entries({ config: [path], profile: [profile], 'no-input': ['true'] })),
  );
  try {
    const settings = await findSettings({ ...context, args }, provider);
    const token = await obtainToken({ ...context, args }, settings, {
      form: { output: 'token', shell: 'sh', variable: 'ACCESS_TOKEN', execVersion: '' },
      mayAsk: false,
      minValidityMs: 0,
      force: true,
      noCache: false,
    });
    const left = token.expiresAt === null ? undefined : token.expiresAt - io.clock.now();
    io.stderr.write(
      `It works: got a token${left === undefined ? ', expiry unknown' : `, valid for ${describeDuration(left)}`}.\n`,
    );
    return EXIT.ok;
  } catch (error) {
    if (isCliError(error) && error.code === 'interrupted') throw error;
    const { message, exitCode } = describeError(error, io.signal);
    io.stderr.write(`It does not work yet: ${message}\n`);
    return exitCode;
  }
}

function write(path: string, text: string): void {
  // A symbolic link stays one: many people keep such files in another directory.
  const target = existsSync(path) ? realpathSync(path) : path;
  try {
    makeDirectory(dirname(target));
    writeFileSync(`${target}.new`, text, { mode: 0o600 });
    chmodSync(`${target}.new`, 0o600);
    renameSync(`${target}.new`, target);
  } catch (error) {
    throw configurationError(
      `The config file ${path} can't be written (${(error as NodeJS.ErrnoException).code}). Name another one with --config.`,
    );
  }
}
