import {
  forwardTo,
  type Handler,
  type IdTokenClaims,
  IdTokens,
  type RunningServer,
  startFaultServer,
  startListener,
} from '@token-clients/testing/servers';
import { browserLogin } from './browser-login.js';
import { oidcAdapter } from './oidc-adapter.js';

/** Options of {@link startOidcServer}. Lifetimes in seconds, whole numbers. */
export interface OidcServerOptions {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly clientAuth?:
    | 'none'
    | 'client_secret_basic'
    | 'client_secret_post'
    | 'client_secret_jwt'
    | 'private_key_jwt';
  /** Public keys of the client, for `private_key_jwt`. */
  readonly clientKeys?: readonly JsonWebKey[];
  /** The algorithm that the client's assertions must have. */
  readonly assertionAlgorithm?: string;
  readonly accessLifetime?: number;
  readonly refreshLifetime?: number;
  readonly rotate?: boolean;
}

/**
 * oidc-provider, running. Endpoints: `/auth`, `/device/auth`, `/token`, `/token/introspection`, `/token/revocation`; its metadata
 * are at `/.well-known/openid-configuration`.
 */
export interface OidcServer extends RunningServer {
  readonly clientId: string;
  /** Has characters that HTTP Basic must form-encode first. */
  readonly clientSecret: string;
  readonly tokenUrl: string;
  /** A refresh token of a new grant, as a login would bring it. */
  mintRefreshToken(): Promise<string>;
  /** The code that a login would bring to `https://app.example/callback`, for a client that proves itself by PKCE (S256). */
  mintCode(login: { readonly codeChallenge: string }): Promise<string>;
  /** Logs a person in who agrees to everything, and returns the URL to which the server sends that person back. */
  logIn(authorizationUrl: string): Promise<string>;
  /** Agrees to the login of a device, as its user would. */
  approveDevice(userCode: string): Promise<void>;
  /** A subject token for the exchange grant, and for our STS server. */
  mintIdToken(claims?: IdTokenClaims): string;
  /** Whether an ID token was issued here and has not expired. */
  acceptsIdToken(token: string): boolean;
}

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const REDIRECT_URI = 'https://app.example/callback';
const SCOPES = 'openid offline_access';

/**
 * Starts oidc-provider: client credentials, form-encoded HTTP Basic, refresh tokens that rotate (a second use kills the
 * whole grant), introspection, revocation, and RFC 8693 token exchange as a grant of its own. Says nothing on the console.
 */
export async function startOidcServer(options: OidcServerOptions = {}): Promise<OidcServer> {
  const clientId = options.clientId ?? 'fake client/id';
  const clientSecret = options.clientSecret ?? 'fake:secret with %+/&=~* in it';

  // The issuer's address must be known before the provider can be made, so the front starts first.
  let pass: Handler = () => ({ status: 503 });
  const front = await startFaultServer({ handler: request => pass(request) });
  const idTokens = new IdTokens(front.url);
  const { Provider, errors } = await importQuietly();

  const provider = quietly(
    () =>
      new Provider(front.url, {
        adapter: oidcAdapter(),
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            grant_types: ['client_credentials', 'refresh_token', 'authorization_code', DEVICE, EXCHANGE],
            redirect_uris: [REDIRECT_URI],
            response_types: ['code'],
            token_endpoint_auth_method: options.clientAuth ?? 'client_secret_basic',
            ...(options.clientKeys && { jwks: { keys: options.clientKeys } }),
            ...(options.assertionAlgorithm && {
              token_endpoint_auth_signing_alg: options.assertionAlgorithm,
            }),
            id_token_signed_response_alg: 'ES256',
          },
        ],
        jwks: { keys: [idTokens.jwk] },
        cookies: { keys: ['fake-cookie-key'] },
        scopes: [...SCOPES.split(' '), 'api:read', 'api:write'],
        rotateRefreshToken: options.rotate ?? true,
        ttl: {
          AccessToken: options.accessLifetime ?? 60,
          ClientCredentials: options.accessLifetime ?? 60,
          RefreshToken: options.refreshLifetime ?? 3600,
          Grant: 3600,
          IdToken: 60,
          Interaction: 600,
          Session: 600,
          DeviceCode: 600,
        },
        findAccount: (_ctx: unknown, accountId: string) => ({
          accountId,
          claims: () => ({ sub: accountId }),
        }),
        clientAuthMethods: [
          'client_secret_basic',
          'client_secret_post',
          'client_secret_jwt',
          'private_key_jwt',
          'none',
        ],
        enabledJWA: { clientAuthSigningAlgValues: ['HS256', 'RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'] },
        features: {
          clientCredentials: { enabled: true },
          // Its pages take any name.
          devInteractions: { enabled: true },
          deviceFlow: { enabled: true },
          introspection: { enabled: true, allowedPolicy: async () => true },
          revocation: { enabled: true, allowedPolicy: async () => true },
        },
      }),
  );
  // Its metadata names endpoints where clients find them: at the front.
  provider.proxy = true;
  provider.registerGrantType(
    EXCHANGE,
    async ctx => {
      const { subject_token: subjectToken, subject_token_type: type } = ctx.oidc.params;
      if (!subjectToken || !type) throw new errors.InvalidRequest('subject_token or its type is missing');
      if (!idTokens.accepts(subjectToken)) throw new errors.InvalidRequest('subject_token is not valid');
      const token = new provider.ClientCredentials({ client: ctx.oidc.client });
      ctx.body = {
        access_token: await token.save(),
        issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        token_type: token.tokenType,
        expires_in: token.expiration,
      };
    },
    ['subject_token', 'subject_token_type', 'scope', 'audience'],
  );

  /** What a person's login leaves behind. */
  const login = async () => {
    const accountId = 'fake-account';
    const grant = new provider.Grant({ accountId, clientId });
    grant.addOIDCScope(SCOPES);
    const grantId = await grant.save();
    const client = await provider.Client.find(clientId);
    return { accountId, client, grantId, scope: SCOPES };
  };

  const inner = await startListener(provider.callback());
  pass = forwardTo(inner.url);
  const close = async () => {
    await front.close();
    await inner.close();
  };

  return {
    ...front,
    clientId,
    clientSecret,
    tokenUrl: `${front.url}/token`,
    mintIdToken: claims => idTokens.mint(claims),
    acceptsIdToken: token => idTokens.accepts(token),
    async mintRefreshToken() {
      return new provider.RefreshToken({ ...(await login()), gty: 'authorization_code' }).save();
    },
    async mintCode({ codeChallenge }) {
      const request = { redirectUri: REDIRECT_URI, codeChallenge, codeChallengeMethod: 'S256' };
      return new provider.AuthorizationCode({ ...(await login()), ...request }).save();
    },
    // Past the front, which has one header of each name: a login needs several cookies.
    logIn: url => browserLogin(url.replace(front.url, inner.url), REDIRECT_URI),
    async approveDevice(userCode) {
      const device = await provider.DeviceCode.findByUserCode(userCode.replace(/[^A-Z0-9]/gi, ''));
      if (!device) throw new Error(`There is no device with the code ${userCode}.`);
      const { accountId, grantId, scope } = await login();
      await Object.assign(device, { accountId, grantId, scope }).save();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** oidc-provider warns about Node 20 when it is loaded; it works there, and test output stays readable. */
async function importQuietly(): Promise<typeof import('oidc-provider')> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}

/** It also warns about its pages for a login, which take any name: here they are meant to. */
function quietly<Made>(make: () => Made): Made {
  const { warn } = console;
  console.warn = () => {};
  try {
    return make();
  } finally {
    console.warn = warn;
  }
}
