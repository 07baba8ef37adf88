import { resolve } from 'node:path';
import { connectionCode } from '@token-clients/runtime';
import type { Context } from '../command.js';
import { checkConfig, unknownProviders } from '../config/check-config.js';
import { type Config, readConfig } from '../config/config-file.js';
import { connectionLines } from '../config/connection-lines.js';
import { type Connection, findConnection } from '../config/connection-settings.js';
import { requirementsOf } from '../config/credential-requirement.js';
import { Inputs } from '../config/inputs.js';
import { missingOf } from '../config/missing.js';
import { findSettings, type Settings } from '../config/settings.js';
import { findStore } from '../config/store-settings.js';
import { explanationOf } from '../connection/explain-failure.js';
import { proxyFor } from '../connection/proxy-for.js';
import { describeDuration } from '../duration.js';
import { checkPrivate, type Finding } from '../findings.js';
import type { Provider, ProviderRegistry } from '../providers/registry.js';
import { describeFailure } from '../report-error.js';
import { plainTransport } from '../request/transport.js';
import type { ConfiguredStore } from '../stores/store-kind.js';
import { grantFor } from '../token/grant.js';
import { viewOfStored } from '../token/token-view.js';

/** What counts for all providers. */
export interface Environment {
  readonly findings: readonly Finding[];
  /** False: the settings can't be read, and each provider would say so again. */
  readonly isUsable: boolean;
}

/** From here on a clock counts as wrong: signed requests carry the time. */
const SKEW_MS = 60_000;

/** Looks at what no provider has to do with: files, modes, how requests leave this machine. */
export async function checkEnvironment({ io, args, providers }: Context): Promise<Environment> {
  const inputs = new Inputs(io);
  const findings: Finding[] = [];
  let config: Config;
  let connection: Connection;
  let store: ConfiguredStore;
  try {
    config = await readConfig(inputs, args.text('config'));
    checkConfig(config, providers, await knownVariables(providers));
    connection = await findConnection({ args, inputs, config });
    store = findStore(config, inputs, io);
  } catch (error) {
    return { isUsable: false, findings: [{ level: 'error', what: describeFailure(error).message }] };
  }
  findings.push({
    level: 'ok',
    what: config.exists ? `config file ${config.path}` : `no config file (${config.path})`,
  });
  if (config.exists)
    findings.push(...checkPrivate({ path: config.path, is: 'file', level: 'warning' }, io.user));
  for (const name of unknownProviders(config, providers))
    findings.push({ level: 'warning', what: `config file: ${name} is no provider of this version` });
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
  return { isUsable: true, findings };
}

/** Looks at one provider. One that nobody set up is passed over, unless it was named. */
export async function checkProvider(
  context: Context,
  provider: Provider,
  named: boolean,
): Promise<Finding[]> {
  const { io, args, secrets } = context;
  let settings: Settings;
  try {
    settings = await findSettings(context, provider);
  } catch (error) {
    return [{ level: 'error', what: `${provider.name}: ${describeFailure(error).message}` }];
  }
  const missing = missingOf(settings.credentials);
  const isSetUp = settings.credentials.some(({ read, required }) => read && required);
  if (!isSetUp && !named) return [{ level: 'ok', what: `${provider.name}: not set up` }];
  const findings: Finding[] = missing.map(({ name, env }) => ({
    level: 'error',
    what: `${provider.name}: ${name} is missing`,
    ...(env[0] !== undefined && {
      repair: `Set ${env[0]}, or run: token-clients config init ${provider.name}`,
    }),
  }));
  for (const { name, plainInFile } of settings.credentials)
    if (plainInFile)
      findings.push({
        level: 'warning',
        what: `${provider.name}: ${name} stands in the config file`,
        repair: 'Put env:NAME, file:PATH or command:LINE there.',
      });
  if (missing.length > 0) return findings;
  try {
    const fetch = plainTransport(context, settings);
    const grant = await grantFor(context, settings, { credentials: settings.credentials, fetch });
    const snapshot = await (await settings.store.open({ secrets, use: 'read' })).read(grant.cacheKey);
    const token = viewOfStored(snapshot, io.clock.now(), false);
    const left = token?.expiresAt ? token.expiresAt - io.clock.now() : undefined;
    if (token)
      findings.push({
        level: 'ok',
        what: `${provider.name}: cached token ${left === undefined ? 'of unknown lifetime' : left > 0 ? `valid for ${describeDuration(left)}` : `expired ${describeDuration(left)} ago; the next call gets another`}`,
      });
    if (!args.on('offline')) findings.push(await reach(settings, grant.origin, context));
  } catch (error) {
    findings.push({ level: 'error', what: `${provider.name}: ${describeFailure(error).message}` });
  }
  return findings;
}

/** Asks for nothing but the headers of the server's root: no credential is sent. */
async function reach(settings: Settings, origin: string, context: Context): Promise<Finding> {
  const { io } = context;
  const { name } = settings.provider;
  const proxy = proxyFor(new URL(origin), settings.connection);
  const through = proxy ? ` through the proxy ${proxy.url}` : '';
  const start = io.clock.now();
  try {
    const signal = AbortSignal.any([io.signal, AbortSignal.timeout(5_000)]);
    const fetch = plainTransport(context, settings);
    const response = await fetch(origin, { method: 'HEAD', redirect: 'manual', signal });
    const date = Date.parse(response.headers.get('date') ?? '');
    const skew = date + 500 - (start + io.clock.now()) / 2;
    if (Math.abs(skew) > SKEW_MS)
      return {
        level: 'error',
        what: `${name}: the clock of ${origin} is ${describeDuration(skew)} ${skew > 0 ? 'ahead of' : 'behind'} this one`,
        repair: 'Set the clock of this machine.',
      };
    const clocks = Number.isNaN(skew) ? '' : ', clocks agree';
    return { level: 'ok', what: `${name}: ${origin} answers${through}${clocks}` };
  } catch (error) {
    const explained = explanationOf(error);
    if (explained) return { level: 'unreachable', what: `${name}: ${describeFailure(explained).message}` };
    const code = connectionCode(error) ?? Object(error).name;
    return {
      level: 'unreachable',
      what: `${name}: ${origin} can't be reached${through} (${code})`,
      repair: proxy
        ? 'Check the base URL, and whether the proxy allows this server.'
        : 'Check the network and the base URL. Behind a proxy, set HTTPS_PROXY.',
    };
  }
}

/** The file of Node's own variable: Node warns of a bad one at its start only, and goes on without it. */
function extraAuthorities(inputs: Inputs): Finding[] {
  const name = inputs.env('NODE_EXTRA_CA_CERTS');
  if (name === undefined) return [];
  // As Node reads it: no home directory for "~".
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

/** Keys that providers read at the top of the config file. */
async function knownVariables(registry: ProviderRegistry): Promise<string[]> {
  const providers = await registry.loadAll();
  return providers.flatMap(({ descriptor }) =>
    requirementsOf(descriptor).flatMap(({ env }) => env.map(name => name.toLowerCase())),
  );
}
