import { ConfigurationError, resolveBaseUrl, type Signer } from '@token-clients/runtime';
import { referenceOf } from '../contract/reference-of.js';
import { schemeOf } from '../contract/signatures.js';
import { type ProviderUnderTest, requireProvider } from '../provider-under-test.js';
import { startJudge } from './judge.js';
import type { LiveOptions } from './live-options.js';
import { LiveRun } from './live-run.js';
import { requireKnownParameters } from './plan-read.js';
import type { LiveReport } from './report.js';

/**
 * Compares a real endpoint with the spec of its client: sends requests through the client, one after the other, and looks at
 * the status, headers and body of each response.
 *
 * By default it only reads: it calls the operations of GET and HEAD that have nothing to do with tokens. Every other request has to be
 * asked for. After an error response to a token request, and after one that says that a credential or the rate is wrong, nothing
 * more is sent. The report holds no secret.
 *
 * @throws {ConfigurationError} `configuration` when the grant is not one for tests, an option can't work, or Prism is not installed;
 * nothing was sent
 * @throws the signal's reason, once it is aborted
 */
export async function checkLive(provider: ProviderUnderTest, options: LiveOptions = {}): Promise<LiveReport> {
  requireProvider(provider);
  const { contract, descriptor } = provider;
  const { dryRun = false, parameters = {}, withTokenRequest, withRefresh, withWrongSecret } = options;
  const baseUrl = resolveBaseUrl(descriptor.servers, options);
  const baseUrls = baseUrlsOf(provider, options);
  const signer = options.signer ?? signerOf(provider, options.privateKey);
  requireKnownParameters(provider, parameters);
  if (!withTokenRequest && (withRefresh || withWrongSecret)) {
    const option = withRefresh ? 'withRefresh' : 'withWrongSecret';
    throw new ConfigurationError(`${option} needs withTokenRequest.`, { option });
  }
  await using judge = dryRun ? undefined : await startJudge(provider);
  const run = new LiveRun(provider, { ...options, signer }, baseUrls, judge);
  await run.acquire();
  await run.read();
  await run.refresh();
  await run.acquireWrongly();
  run.noteTheRest();
  const { calls, notSent } = run;
  return {
    provider: contract.provider,
    spec: contract.spec,
    baseUrl,
    isDryRun: dryRun,
    calls,
    notSent,
    exitCode: dryRun ? 0 : exitCodeOf(calls),
  };
}

/** Returns where each operation is, by the name of its method: some have servers of their own. */
function baseUrlsOf(provider: ProviderUnderTest, options: LiveOptions): Map<string, string> {
  return new Map(
    provider.contract.operations.map(operation => {
      const { servers = provider.descriptor.servers } = referenceOf(provider, operation).operation;
      return [operation.method, resolveBaseUrl(servers, options)];
    }),
  );
}

function exitCodeOf(calls: LiveReport['calls']): LiveReport['exitCode'] {
  if (calls.some(({ departures }) => departures.length > 0)) return 1;
  return calls.length === 0 || calls.some(({ failure }) => failure !== undefined) ? 3 : 0;
}

function signerOf({ descriptor }: ProviderUnderTest, privateKey: string | undefined): Signer | undefined {
  const { signature } = descriptor.clientAuth;
  if (!signature || privateKey === undefined) return undefined;
  const scheme = schemeOf(signature.scheme);
  try {
    return scheme.signer(privateKey);
  } catch {
    // The original may reveal the form of the key.
    const message = `privateKey cannot be used. It must hold: ${signature.description} (${signature.env[0]})`;
    throw new ConfigurationError(message, { option: 'privateKey' });
  }
}
