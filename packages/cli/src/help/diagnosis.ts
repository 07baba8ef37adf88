import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Context } from '../command.js';
import { type Config, readConfig } from '../config/config-file.js';
import { Inputs } from '../config/inputs.js';
import { missingOf } from '../config/missing.js';
import { findSettings, type Settings } from '../config/settings.js';
import { storeSettings } from '../config/store-settings.js';
import { describeDuration } from '../duration.js';
import type { Provider } from '../providers.js';
import { plainTransport } from '../request/transport.js';
import { describeFailure } from '../tell-failure.js';
import { grantFor } from '../token/grant.js';
import { heldToken } from '../token/held-token.js';
import { openStore } from '../token/store.js';

/** One thing that was looked at. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'error' | 'unreachable';
  readonly what: string;
  readonly repair?: string;
}

/** From here on a clock counts as wrong: signed requests carry the time. */
const SKEW_MS = 60_000;

/** Looks at what no provider has to do with: files, modes, tools. */
export async function checkEnvironment({ io, args }: Context): Promise<Finding[]> {
  const inputs = new Inputs(io);
  const findings: Finding[] = [];
  let config: Config;
  try {
    config = await readConfig(inputs, args.text('config'));
  } catch (error) {
    return [{ level: 'error', what: describeFailure(error).message }];
  }
  findings.push({
    level: 'ok',
    what: config.exists ? `config file ${config.path}` : `no config file (${config.path})`,
  });
  if (config.exists) findings.push(...modes(config.path, io.user, 'warning', 'chmod 600'));
  const store = storeSettings(config, inputs, io);
  if (store.kind === 'file') {
    const names = listing(store.directory);
    findings.push({
      level: 'ok',
      what: `token store ${store.directory}: ${describeRecords(names)}`,
    });
    if (names) {
      findings.push(...modes(store.directory, io.user, 'error', 'chmod 700'));
      for (const name of names)
        findings.push(...modes(join(store.directory, name), io.user, 'error', 'chmod 600'));
      for (const name of names.filter(name => name.includes('.broken-')))
        findings.push({
          level: 'warning',
          what: `${name} was broken and set aside`,
          repair: `Look at ${dirname(join(store.directory, name))} and remove it.`,
        });
    }
  } else findings.push({ level: 'ok', what: `tokens are not kept (store ${store.kind})` });
  findings.push(await java());
  return findings;
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
    settings = await findSettings(provider, args, io);
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
    const snapshot = await (await openStore(settings.store, secrets, 'look')).read(grant.cacheKey);
    const token = heldToken(snapshot, io.clock.now(), false);
    const left = token?.expiresAt ? token.expiresAt - io.clock.now() : undefined;
    if (token)
      findings.push({
        level: 'ok',
        what: `${provider.name}: cached token ${left === undefined ? 'of unknown lifetime' : left > 0 ? `valid for ${describeDuration(left)}` : `expired ${describeDuration(left)} ago; the next call gets another`}`,
      });
    if (!args.on('offline')) findings.push(await reach(provider.name, grant.origin, context));
  } catch (error) {
    findings.push({ level: 'error', what: `${provider.name}: ${describeFailure(error).message}` });
  }
  return findings;
}

/** Asks for nothing but the headers of the server's root: no credential is sent. */
async function reach(name: string, origin: string, { io }: Context): Promise<Finding> {
  const start = io.clock.now();
  try {
    const signal = AbortSignal.any([io.signal, AbortSignal.timeout(5_000)]);
    const response = await fetch(origin, { method: 'HEAD', redirect: 'manual', signal });
    const date = Date.parse(response.headers.get('date') ?? '');
    const skew = date + 500 - (start + io.clock.now()) / 2;
    if (Math.abs(skew) > SKEW_MS)
      return {
        level: 'error',
        what: `${name}: the clock of ${origin} is ${describeDuration(skew)} ${skew > 0 ? 'ahead of' : 'behind'} this one`,
        repair: 'Set the clock of this machine.',
      };
    return { level: 'ok', what: `${name}: ${origin} answers${Number.isNaN(skew) ? '' : ', clocks agree'}` };
  } catch (error) {
    const code = Object(Object(error).cause).code ?? Object(error).name;
    return {
      level: 'unreachable',
      what: `${name}: ${origin} can't be reached (${code})`,
      repair: 'Check the network, the proxy and the base URL.',
    };
  }
}

/** Of tokens, and of credentials that were refused. */
function describeRecords(names: readonly string[] = []): string {
  const { length } = names.filter(name => name.endsWith('.json'));
  return length === 0 ? 'no records' : `${length} record${length === 1 ? '' : 's'}`;
}

function modes(
  path: string,
  user: number | undefined,
  level: 'warning' | 'error',
  repair: string,
): Finding[] {
  if (user === undefined) return [];
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isDirectory() !== (repair === 'chmod 700')) return [];
  if (stats.uid !== user) return [{ level, what: `${path} belongs to another user` }];
  if ((stats.mode & 0o077) === 0) return [];
  return [{ level, what: `${path} is open to other users`, repair: `Run: ${repair} ${path}` }];
}

function listing(path: string): string[] | undefined {
  try {
    return readdirSync(path);
  } catch {
    return undefined;
  }
}

/** Only those who regenerate the packages need Java. */
function java(): Promise<Finding> {
  return new Promise(resolve => {
    execFile('java', ['-version'], { timeout: 5_000 }, (error, _, text) => {
      const version = /version "([^"]+)"/.exec(text)?.[1];
      resolve({
        level: 'ok',
        what:
          error || version === undefined ? 'no Java (needed only to regenerate packages)' : `Java ${version}`,
      });
    });
  });
}
