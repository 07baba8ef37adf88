import { isCliError } from '../cli-error.js';
import type { Command, Context } from '../command.js';
import { connectionLines } from '../config/connection-settings.js';
import type { Credential } from '../config/credentials.js';
import { findSettings, providerFlags, type Setting, type Settings } from '../config/settings.js';
import { EXIT } from '../exit-codes.js';
import { configSpelling } from '../names.js';
import { print } from '../output/print.js';
import { SELECT_FLAGS } from '../shared-flags.js';

export const configShowCommand: Command = {
  path: ['config', 'show'],
  summary: 'Show all settings and where each comes from; secrets are masked',
  description:
    'A flag wins over the environment, which wins over the profile, which wins over the default in the spec.',
  operands: '[provider]',
  maxWords: 1,
  flags: SELECT_FLAGS,
  providerFlags,
  examples: [{ does: 'Settings of one provider', line: 'token-clients config show PROVIDER --format table' }],
  run: configShow,
};

interface Row {
  readonly provider: string;
  readonly setting: string;
  readonly value: string | null;
  readonly source: string;
}

async function configShow(context: Context): Promise<number> {
  const { io, args, providers } = context;
  const [word] = args.words;
  const rows: Row[] = [];
  let exitCode: number = EXIT.ok;
  for (const name of word === undefined ? providers.names : [word]) {
    const loaded = await providers.load(name).catch(error => {
      // One client that can't be loaded hides no setting of the others.
      if (word !== undefined || providers.failure || !isCliError(error)) throw error;
      io.stderr.write(`error: ${name}: ${error.message}\n`);
      exitCode = error.exitCode;
    });
    if (!loaded) continue;
    const settings = await findSettings(context, loaded);
    if (rows.length === 0) rows.push(...generalRows(settings));
    rows.push(...(await rowsOf(settings)));
  }
  await print(context, rows);
  return exitCode;
}

function generalRows({ config, profile, store }: Settings): Row[] {
  const general = (setting: string, value: string, source: string): Row => ({
    provider: '',
    setting,
    value,
    source,
  });
  return [
    general('config', config.path, config.exists ? 'read' : 'does not exist'),
    general('profile', profile.value, profile.source),
    general('store', store.kind, store.source),
    ...store.describe().map(({ setting, value }) => general(setting, value, store.source)),
  ];
}

async function rowsOf(settings: Settings): Promise<Row[]> {
  const { provider, baseUrl, serverVariables, tokenPath } = settings;
  const row = (setting: string, value: string | null, source: string): Row => ({
    provider: provider.name,
    setting,
    value,
    source,
  });
  const maybe = (name: string, setting: Setting | undefined, usual?: string) =>
    setting
      ? [row(name, setting.value, setting.source)]
      : usual === undefined
        ? []
        : [row(name, usual, 'default in the spec')];
  const { origin } = provider;
  return [
    ...(origin ? [row('client', origin.place, origin.source)] : []),
    ...maybe('base_url', baseUrl, provider.descriptor.servers[0]?.url),
    ...Object.entries(serverVariables).map(([name, { value, source }]) =>
      row(configSpelling(name), value, source),
    ),
    ...maybe('token_path', tokenPath),
    ...connectionLines(settings.connection).map(({ setting, value, source }) => row(setting, value, source)),
    ...(await Promise.all(
      settings.credentials.map(async credential =>
        row(configSpelling(credential.name), await shown(credential), credential.source ?? hint(credential)),
      ),
    )),
  ];
}

/** Returns the value to show. Of a secret it shows neither value nor length. */
async function shown({ read, secret }: Credential): Promise<string | null> {
  if (!read) return null;
  return secret ? '********' : read();
}

function hint({ required, env }: Credential): string {
  return `not set${required ? '' : ', optional'}${env[0] === undefined ? '' : ` (${env[0]})`}`;
}
