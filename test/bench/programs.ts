import { request, url } from './payload.js';

/** One call of each provider, as each kind of client wants it. */
export interface ProviderCall {
  /** In our packages and in the stock generator's. */
  readonly className: string;
  /** In hey-api's and the stock generator's as well. */
  readonly method: string;
  readonly verb: 'POST' | 'GET';
  readonly origin: string;
  readonly path: string;
  readonly body: object;
  /** Sent as a form, which openapi-fetch has to know. */
  readonly form?: boolean;
  /** What precedes the body in the stock generator's arguments. */
  readonly stockArgument?: string;
  /** What our class needs beside the request: program text. */
  readonly options?: string;
}

const client = { client_id: 'id', client_secret: 'secret' };

export const CALLS: Readonly<Record<string, ProviderCall>> = {
  'equinix-access-token': {
    className: 'OAuth2TokenApi',
    method: 'getOAuth2AccessToken',
    verb: 'POST',
    origin: 'https://api.equinix.com',
    path: '/oauth2/v1/token',
    body: request,
    stockArgument: 'payload',
  },
  'equinix-sts': {
    className: 'UseApi',
    method: 'useTokenPost',
    verb: 'POST',
    origin: 'https://sts.eqix.equinix.com',
    path: '/use/token',
    body: { grant_type: 'token-exchange', scope: 'a', subject_token: 'b', subject_token_type: 'c' },
    form: true,
  },
  'cobo-oauth': {
    className: 'OAuthApi',
    method: 'refreshToken',
    verb: 'POST',
    origin: 'https://api.cobo.com/v2',
    path: '/oauth/token',
    body: { client_id: 'id', grant_type: 'refresh_token', refresh_token: 'a' },
    stockArgument: 'refreshTokenRequest',
    // None of the peers signs, so neither does ours.
    options: "{ signer: { scheme: 'CoboAuth', sign() {} } }",
  },
  'benchling-auth': {
    className: 'AuthenticationApi',
    method: 'generateToken',
    verb: 'POST',
    origin: 'https://tenant.benchling.com/api/v2',
    path: '/token',
    body: { ...client, grant_type: 'client_credentials' },
    form: true,
    options: "{ serverVariables: { tenant: 'tenant' } }",
  },
};

const print = 'console.log(token.access_token);';
const sent = JSON.stringify(request);

/** One token call with nothing but the platform. */
export const rawFetchProgram = `
  const response = await fetch(${JSON.stringify(url)}, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(${sent}),
  });
  if (!response.ok) throw new Error('failed: ' + response.status);
  const token = await response.json();
  ${print}`;

export const kyProgram = `
  import ky from 'ky';
  const token = await ky.post(${JSON.stringify(url)}, { json: ${sent} }).json();
  ${print}`;

export const axiosProgram = `
  import axios from 'axios';
  const { data: token } = await axios.post(${JSON.stringify(url)}, ${sent});
  ${print}`;

/** One token call per provider with our generated classes. */
export function ourProgram(
  providers: readonly string[],
  importOf = (name: string) => `@token-clients/${name}`,
) {
  return each(providers, (name, { method, body }, index) => {
    const className = ourClass(name);
    return `
  import { ${className} as Api${index} } from ${JSON.stringify(importOf(name))};
  {
    const options = ${callOf(name).options ?? '{}'};
    const token = await new Api${index}(options).${method}(${JSON.stringify(body)});
    ${print}
  }`;
  });
}

export function openapiFetchProgram(providers: readonly string[]) {
  return each(providers, (_, { verb, origin, path, body, form }, index) => {
    const headers = form ? `, headers: { 'content-type': 'application/x-www-form-urlencoded' }` : '';
    return `
  import createClient${index} from 'openapi-fetch';
  {
    const client = createClient${index}({ baseUrl: ${JSON.stringify(origin)} });
    const { data: token, response } = await client.${verb}(${JSON.stringify(path)}, { body: ${JSON.stringify(body)}${headers} });
    if (!response.ok) throw new Error('failed: ' + response.status);
    ${print}
  }`;
  });
}

export function heyApiProgram(providers: readonly string[], importOf: (name: string) => string) {
  return each(providers, (name, { method, body }, index) => {
    return `
  import { ${method} as call${index} } from ${JSON.stringify(importOf(name))};
  {
    const { data: token } = await call${index}({ body: ${JSON.stringify(body)}, throwOnError: true });
    ${print}
  }`;
  });
}

export function stockProgram(providers: readonly string[], importOf: (name: string) => string) {
  return each(providers, (name, { className, method, body, stockArgument }, index) => {
    const fields = JSON.stringify(body).replace(/_([a-z])(?=[a-z_]*":)/g, (_, letter: string) =>
      letter.toUpperCase(),
    );
    const input = stockArgument ? `{ ${stockArgument}: ${fields} }` : fields;
    return `
  import { ${className} as Api${index} } from ${JSON.stringify(importOf(name))};
  {
    const token = await new Api${index}().${method}(${input});
    console.log(token.accessToken);
  }`;
  });
}

/** The vendor's own spelling of the class, which the stock generator changes. */
function ourClass(name: string): string {
  return callOf(name).className === 'OAuthApi' ? 'OAuthAPI' : callOf(name).className;
}

/** A copy of a spec is called as the spec itself. */
function callOf(name: string): ProviderCall {
  return CALLS[name.replace(/-\d$/, '')] as ProviderCall;
}

function each(
  providers: readonly string[],
  program: (name: string, call: ProviderCall, index: number) => string,
): string {
  return providers.map((name, index) => program(name, callOf(name), index)).join('\n');
}
