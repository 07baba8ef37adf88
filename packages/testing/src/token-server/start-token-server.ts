import { systemClock } from '@token-clients/runtime';
import { grantOptions } from '../grant-options.js';
import type { ReceivedRequest } from '../http/request.js';
import { startServer } from '../http/server.js';
import { type OptionsOf, type ProviderUnderTest, requireProvider } from '../provider-under-test.js';
import { ApiEndpoint } from './api-endpoint.js';
import { basePathOf, tokenEndpoints } from './endpoints.js';
import { KnownCredentials } from './known-credentials.js';
import type { Plan } from './plan.js';
import { signatureCheck } from './signature-checks.js';
import { TokenEndpoint } from './token-endpoint.js';
import { TokenIssuer } from './token-issuer.js';
import type { TokenServer, TokenServerOptions } from './token-server.js';

/**
 * Starts a token server that behaves as a provider's, as far as its descriptor and its spec's examples say: it checks how
 * the client authenticates and signs, locks the account after too many wrong secrets, issues tokens that count, and, where
 * refresh tokens work once, revokes all that came from a grant when one comes twice. It also has an API for these tokens.
 *
 * A test makes it misbehave for the next requests, or for all of them.
 *
 * @param provider the grant function that the provider's `/testing` module exports
 * @throws {ConfigurationError} `configuration` when the grant is not one for tests, another version of the generator made it,
 * requests must be signed by a scheme that is unknown, or the provider has not the credentials in the options
 *
 * @example
 * await using server = await startTokenServer(equinixAccessToken);
 * const source = tokenSource(equinixAccessToken({ ...server.credentials, baseUrl: server.baseUrl }));
 * server.next('lost-response');
 */
export async function startTokenServer<Provider extends ProviderUnderTest>(
  provider: Provider,
  options: TokenServerOptions = {},
): Promise<TokenServer<Provider>> {
  requireProvider(provider);
  const { options: made, publicKey } = grantOptions(provider);
  const { descriptor, contract } = provider;
  const { clock = systemClock, api: respond = () => ({ body: { ok: true } }) } = options;
  const basePath = basePathOf(descriptor);
  const receive = tokenEndpoints(descriptor, basePath);
  const given = Object.entries(options.credentials ?? {});
  const known = new KnownCredentials(contract.credentials);
  for (const [name, value] of given) known.change(name, value);
  const checkSignature = signatureCheck(descriptor.acquire.operation.signature, publicKey);
  const issuer = new TokenIssuer(provider, known, options, checkSignature, clock);
  const endpoint = new TokenEndpoint(issuer, options.scenario);

  const plans = new WeakMap<ReceivedRequest, Plan>();
  const server = await startServer(
    request => plans.get(request)?.respond() ?? { status: 404, body: 'No such path.' },
    { clock },
  );
  const api = new ApiEndpoint(`${server.url}/api`, descriptor, issuer.tokens.accessTokens, respond);
  server.faults.choose(request => {
    const received = receive(request);
    const plan = received ? endpoint.plan(request, received) : api.plan(request);
    if (plan) plans.set(request, plan);
    return plan?.fault;
  });
  const { scenarios } = endpoint;
  return {
    url: server.url,
    baseUrl: server.url + basePath,
    credentials: {
      ...made,
      ...Object.fromEntries(given.filter(([, value]) => typeof value === 'string')),
    } as OptionsOf<Provider>,
    api,
    tokenRequests: endpoint.requests,
    account: issuer.account,
    tokens: issuer.tokens,
    next: (...next) => scenarios.next(...next),
    always: scenario => scenarios.always(scenario),
    clear: () => scenarios.clear(),
    changeCredential: (name, value) => known.change(name, value),
    logIn: () => issuer.logIn(),
    close: server.close,
    [Symbol.asyncDispose]: server.close,
  };
}
