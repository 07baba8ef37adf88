import { isTokenClientError } from '@token-clients/runtime';
import type { Context } from '../command.js';
import { isSetUp, missingOf } from '../config/missing.js';
import { findSettings, type Settings } from '../config/settings.js';
import { explanationOf } from '../connection/explain-failure.js';
import { proxyFor } from '../connection/proxy-for.js';
import { describeDuration } from '../duration.js';
import type { Finding } from '../findings.js';
import { onCommandLine, type Provider } from '../providers/registry.js';
import { describeError } from '../report-error.js';
import { transport } from '../request/transport.js';
import { openGrant } from '../token/grant.js';
import { findStored } from '../token/stored-token.js';

/** How long a server may take to respond. */
const LIMIT_MS = 5_000;

/** A clock that is this far off is reported as wrong: signed requests contain the time. */
const SKEW_MS = 60_000;

/**
 * Checks the settings, the cached token and the server of a provider.
 *
 * @param options `isNamed`: the user named it; otherwise a provider that is not set up is skipped. `hasStore`: the cached
 * token can be looked at
 */
export async function checkProvider(
  context: Context,
  provider: Provider,
  { isNamed, hasStore }: { readonly isNamed: boolean; readonly hasStore: boolean },
): Promise<Finding[]> {
  const { io, args } = context;
  let settings: Settings;
  try {
    settings = await findSettings(context, provider);
  } catch (error) {
    return [{ level: 'error', what: `${provider.name}: ${describeError(error).message}` }];
  }
  const missing = missingOf(settings.credentials);
  if (!isSetUp(settings.credentials) && !isNamed)
    return [{ level: 'ok', what: `${provider.name}: not set up` }];
  const findings: Finding[] = missing.map(({ name, env }) => ({
    level: 'error',
    what: `${provider.name}: ${name} is missing`,
    ...(env[0] !== undefined && {
      repair: `Set ${env[0]}, or run: token-clients config init ${onCommandLine(provider)}`,
    }),
  }));
  for (const { name, plainInFile } of settings.credentials)
    if (plainInFile)
      findings.push({
        level: 'warning',
        what: `${provider.name}: ${name} is in the config file as plain text`,
        repair: 'Write env:NAME, file:PATH or command:LINE there.',
      });
  if (missing.length > 0) return findings;
  try {
    const { grant, token } = hasStore
      ? await findStored(context, settings)
      : { grant: await openGrant(context, settings), token: undefined };
    const left = token?.expiresAt ? token.expiresAt - io.clock.now() : undefined;
    if (token)
      findings.push({
        level: 'ok',
        what: `${provider.name}: cached token ${left === undefined ? 'of unknown lifetime' : left > 0 ? `valid for ${describeDuration(left)}` : `expired ${describeDuration(left)} ago; the next call gets a new one`}`,
      });
    if (!args.on('offline')) findings.push(await reach(settings, grant.origin, context));
  } catch (error) {
    findings.push({ level: 'error', what: `${provider.name}: ${describeError(error).message}` });
  }
  return findings;
}

/** Checks that the server responds, with a HEAD request to its root. No credential is sent. */
async function reach(settings: Settings, origin: string, context: Context): Promise<Finding> {
  const { io } = context;
  const { name } = settings.provider;
  const proxy = proxyFor(new URL(origin), settings.connection);
  const through = proxy ? ` through the proxy ${proxy.url}` : '';
  const start = io.clock.now();
  try {
    const fetch = transport(context, settings, { operation: 'doctor', limitMs: LIMIT_MS, clock: io.clock });
    const response = await fetch(origin, { method: 'HEAD', redirect: 'manual', signal: io.signal });
    const date = Date.parse(response.headers.get('date') ?? '');
    const skew = date + 500 - (start + io.clock.now()) / 2;
    if (Math.abs(skew) > SKEW_MS)
      return {
        level: 'error',
        what: `${name}: the clock of ${origin} is ${describeDuration(skew)} ${skew > 0 ? 'ahead of' : 'behind'} this one`,
        repair: 'Set the clock of this machine.',
      };
    const clocks = Number.isNaN(skew) ? '' : ', clocks agree';
    return { level: 'ok', what: `${name}: ${origin} responds${through}${clocks}` };
  } catch (error) {
    const { message } = describeError(error, io.signal);
    // An explanation already says what to do.
    if (isTokenClientError(error) && explanationOf(error.thrown))
      return { level: 'unreachable', what: `${name}: ${message}` };
    return {
      level: 'unreachable',
      what: `${name}: ${message}`,
      repair: proxy
        ? 'Check the base URL, and whether the proxy allows this server.'
        : 'Check the network and the base URL. Behind a proxy, set HTTPS_PROXY.',
    };
  }
}
