import { resolve } from 'node:path';
import type { Context } from '../command.js';
import { checkConfig, unknownProviders } from '../config/check-config.js';
import { type Config, readConfig } from '../config/config-file.js';
import { type Connection, connectionLines, findConnection } from '../config/connection-settings.js';
import { requirementsOf } from '../config/credential-requirement.js';
import { Inputs } from '../config/inputs.js';
import { findStore } from '../config/store-settings.js';
import { checkPrivate, type Finding } from '../findings.js';
import type { Provider } from '../providers/registry.js';
import { describeError } from '../report-error.js';
import type { ConfiguredStore } from '../stores/store-kind.js';

/** What was found about this machine, apart from any provider. */
export interface Environment {
  readonly findings: readonly Finding[];
  /** False: the settings can't be read, so every check of a provider would fail in the same way. */
  readonly isUsable: boolean;
  /** False: the token store cannot be used, so no record can be looked at. */
  readonly hasStore: boolean;
}

/**
 * Checks the config file, file modes, proxy and certificates, and the token store.
 *
 * @param loaded the providers, some of which read keys at the top of the config file
 */
export async function checkEnvironment(context: Context, loaded: readonly Provider[]): Promise<Environment> {
  const { io, args, providers } = context;
  const inputs = new Inputs(io);
  const findings: Finding[] = [];
  let config: Config;
  let connection: Connection;
  let store: ConfiguredStore;
  try {
    config = await readConfig(inputs, args.text('config'));
    if (providers.failure) throw providers.failure;
    checkConfig(config, providers, knownVariables(loaded));
    connection = await findConnection({ args, inputs, config });
    store = findStore({ config, inputs, io, args });
  } catch (error) {
    return {
      isUsable: false,
      hasStore: false,
      findings: [{ level: 'error', what: describeError(error).message }],
    };
  }
  findings.push({
    level: 'ok',
    what: config.exists ? `config file ${config.path}` : `no config file (${config.path})`,
  });
  if (config.exists)
    findings.push(...checkPrivate({ path: config.path, is: 'file', level: 'warning' }, io.user));
  for (const name of unknownProviders(config, providers))
    findings.push({ level: 'warning', what: `config file: ${name} is not a provider of this version` });
  for (const { setting, value, source } of connectionLines(connection))
    findings.push({ level: 'ok', what: `${setting}: ${value} (${source})` });
  findings.push(...extraAuthorities(inputs));
  if (!connection.proxy && (inputs.env('ALL_PROXY') ?? inputs.env('all_proxy')) !== undefined)
    findings.push({
      level: 'warning',
      what: 'ALL_PROXY is set and not used',
      repair: 'Set HTTPS_PROXY, or use --proxy.',
    });
  findings.push(...store.check(io.user));
  const reached = args.on('offline') ? undefined : await store.reach?.(context);
  findings.push(...(reached ?? []));
  // A store on another machine can't be looked at offline.
  const hasStore = store.reach ? reached?.[0]?.level === 'ok' : true;
  return { isUsable: true, hasStore, findings };
}

/** Checks the file in Node's own variable: Node warns about a bad one only once, at its start, and then ignores it. */
function extraAuthorities(inputs: Inputs): Finding[] {
  const name = inputs.env('NODE_EXTRA_CA_CERTS');
  if (name === undefined) return [];
  // Node does not replace "~" by the home directory.
  const path = resolve(inputs.directory, name);
  const what = `NODE_EXTRA_CA_CERTS: ${path}`;
  try {
    const pem = inputs.file(path);
    if (pem?.includes('-----BEGIN ')) return [{ level: 'ok', what }];
    return [{ level: 'error', what: `${what} ${pem === undefined ? 'does not exist' : 'is not PEM'}` }];
  } catch (error) {
    return [{ level: 'error', what: `${what} can't be read (${(error as NodeJS.ErrnoException).code})` }];
  }
}

/** Returns the keys that providers read at the top of the config file, such as `client_id` of another tool. */
function knownVariables(providers: readonly Provider[]): string[] {
  return providers.flatMap(({ descriptor }) =>
    requirementsOf(descriptor).flatMap(({ env }) => env.map(name => name.toLowerCase())),
  );
}
