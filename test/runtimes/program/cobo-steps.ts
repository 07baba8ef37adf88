import {
  bearerFetch,
  type CoboSigner,
  type CoboSignerOptions,
  coboSigner,
  signedFetch,
  tokenSource,
} from '@token-clients/auth-hooks';
import { coboOAuth, OAuthAPI } from '@token-clients/cobo-oauth';
import { expectEqual, expectMatch, rejectionOf } from './expect.js';
import { builtinModule } from './host.js';
import type { Context } from './setting.js';
import type { Step } from './step.js';
import { counts, expireTokens } from './vendor-calls.js';

const APP = { clientId: 'fake-id', orgId: 'fake-org' };

/** The fixed start of an Ed25519 key in PKCS#8 (RFC 8410 section 7). Its 32 bytes of seed follow. */
const PKCS8_START = '302e020100300506032b657004220420';

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
const derOf = (seed: string) => bytesOf(PKCS8_START + seed);
const pemOf = (seed: string) =>
  `-----BEGIN PRIVATE KEY-----\n${btoa(String.fromCharCode(...derOf(seed)))}\n-----END PRIVATE KEY-----\n`;

const importKey = (seed: string) => crypto.subtle.importKey('pkcs8', derOf(seed), 'Ed25519', false, ['sign']);

/** Gets a token with a signed request. The server checks the signature. */
async function signedCall({ baseUrl }: Context, options: CoboSignerOptions): Promise<void> {
  const api = new OAuthAPI({ baseUrl: `${baseUrl}/v2`, signer: coboSigner(options) });
  const token = await api.getToken({
    client_id: APP.clientId,
    org_id: APP.orgId,
    grant_type: 'org_implicit',
  });
  expectMatch(String(token.access_token), /^cobo-at-/);
}

/** A step that signs with a key in some form. The form is made within the step, for a runtime may lack it. */
const signsWith = (
  form: string,
  options: (context: Context) => CoboSignerOptions | Promise<CoboSignerOptions>,
) => ({
  name: `Cobo takes a signature made with ${form}`,
  run: async (context: Context) => signedCall(context, await options(context)),
});

const grantOf = ({ baseUrl }: Context, signer: CoboSigner) =>
  coboOAuth({ ...APP, signer, baseUrl: `${baseUrl}/v2` });

/** A source of Cobo tokens, whose refresh tokens work once. */
export const coboSource = (context: Context, options: Parameters<typeof tokenSource>[1] = {}) =>
  tokenSource(grantOf(context, coboSigner({ privateKey: context.cobo.privateKey })), options);

/** Signatures with every form of a key and every implementation, and refresh tokens that work once. */
export const coboSteps: readonly Step[] = [
  signsWith('a seed in hex', ({ cobo }) => ({ privateKey: cobo.privateKey })),
  signsWith('a seed in bytes', ({ cobo }) => ({ privateKey: bytesOf(cobo.privateKey) })),
  signsWith('a key in PEM', ({ cobo }) => ({ privateKey: pemOf(cobo.privateKey) })),
  signsWith('a key in DER', ({ cobo }) => ({ privateKey: derOf(cobo.privateKey) })),
  signsWith('a CryptoKey', async ({ cobo }) => ({
    privateKey: await importKey(cobo.privateKey),
    publicKey: cobo.publicKey,
  })),
  {
    name: 'Cobo takes a signature made with a KeyObject',
    async run(context) {
      const node = builtinModule('node:crypto');
      if (!node) return 'no node:crypto here';
      return signedCall(context, { privateKey: node.createPrivateKey(pemOf(context.cobo.privateKey)) });
    },
  },
  signsWith('a key that never leaves its vault', async ({ cobo }) => {
    const key = await importKey(cobo.privateKey);
    const sign = async (message: Uint8Array) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', key, new Uint8Array(message)));
    return { privateKey: { publicKey: cobo.publicKey, sign } };
  }),
  ...(['webcrypto', 'tweetnacl'] as const).map(implementation =>
    signsWith(implementation, ({ cobo }) => ({ privateKey: cobo.privateKey, implementation })),
  ),
  {
    name: 'node:crypto signs, or is a configuration error where it does not exist',
    async run(context) {
      const call = signedCall(context, { privateKey: context.cobo.privateKey, implementation: 'node' });
      if (builtinModule('node:crypto')) return call;
      expectEqual((await rejectionOf(call)).code, 'configuration');
      return 'no node:crypto here';
    },
  },
  {
    name: 'an invalid private key is an error before anything is sent',
    async run(context) {
      const error = await rejectionOf(signedCall(context, { privateKey: 'not-a-key' }));
      expectEqual(error.code, 'configuration');
    },
  },
  {
    name: 'tokens and signatures go together, responses are checked, no refresh token is used twice',
    async run(context) {
      const { privateKey, responseKey } = context.cobo;
      const signer = coboSigner({ privateKey, responseKey });
      const source = tokenSource(grantOf(context, signer));
      const api = bearerFetch(source, { origins: [context.baseUrl], signer });
      const before = await counts(context);
      const wallets = async (query: string) => {
        const response = await api(`${context.baseUrl}/v2/wallets${query}`);
        expectMatch(await response.text(), /fake-wallet-1/);
      };

      await wallets('?limit=10&name=a b');
      await expireTokens(context);
      await wallets('');
      for (let round = 0; round < 2; round++) {
        const { id } = await source.get();
        await source.reset();
        await source.get({ newerThan: id });
      }

      const after = await counts(context);
      expectEqual([after.refreshes - before.refreshes, after.reuses - before.reuses], [3, 0]);
    },
  },
  {
    name: 'signedFetch signs the bytes of a Blob',
    async run({ baseUrl, cobo }) {
      const api = signedFetch(coboSigner({ privateKey: cobo.privateKey }), { origins: [baseUrl] });
      const response = await api(`${baseUrl}/v2/wallets`, {
        method: 'POST',
        body: new Blob(['{"name":"é"}']),
      });
      expectEqual(response.status, 201);
    },
  },
];
