import type { Command, Context } from '../command.js';
import { connectionLines } from '../config/connection-settings.js';
import type { Credential } from '../config/credentials.js';
import { findSettings, providerFlags, type Setting, type Settings } from '../config/settings.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { configSpelling } from '../names.js';
import { print } from '../output/print.js';
import { loadEach } from '../providers/load-each.js';
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
  const { args, providers } = context;
  const [word] = args.words;
  const all =
    word === undefined ? await loadEach(providers) : [{ name: word, provider: await providers.load(word) }];
  const general: Row[] = [];
  const rows: Row[] = [];
  let exitCode: ExitCode = EXIT.ok;
  for (const loaded of all) {
    if ('error' in loaded) {
      const { name, error, origin } = loaded;
      rows.push({ provider: name, setting: 'client', value: origin?.place ?? null, source: error.message });
      exitCode = error.exitCode;
      continue;
    }
    const settings = await findSettings(context, loaded.provider);
    if (general.length === 0) general.push(...generalRows(settings));
    rows.push(...(await rowsOf(settings)));
  }
  await print(context, [...general, ...rows]);
  return exitCode;
}

function generalRows({ config, profile, store }: Settings): Row[] {
  const row = (setting: string, value: string, source: string): Row => ({
    provider: '',
    setting,
    value,
    source,
  });
  return [
    row('config', config.path, config.exists ? 'read' : 'does not exist'),
    row('profile', profile.value, profile.source),
    row('store', store.kind, store.source),
    ...store.describe().map(({ setting, value }) => row(setting, value, store.source)),
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
