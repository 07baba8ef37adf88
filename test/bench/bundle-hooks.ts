import { type Bundle, bundle } from './bundle.js';
import { atMost, type Details, type Figure } from './figure.js';
import { benchFolder, titleOf } from './peers.js';

const GRANT = `
  import { equinixAccessToken } from '@token-clients/equinix-access-token';
  const grant = equinixAccessToken({ clientId: 'id', clientSecret: 'secret' });`;

/** A program that gets its token by itself, once, and calls an API with it. */
const withoutHooks = `${GRANT}
  const { accessToken } = await grant.acquire(await grant.resolve());
  const ports = await fetch('https://api.equinix.com/fabric/v4/ports', {
    headers: { authorization: 'Bearer ' + accessToken },
  });
  console.log(await ports.json());`;

/** The same with a token that is kept valid. */
const withHooks = `${GRANT}
  import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
  const api = bearerFetch(tokenSource(grant), { origins: ['https://api.equinix.com'] });
  const ports = await api('https://api.equinix.com/fabric/v4/ports');
  console.log(await ports.json());`;

/** Only the part that keeps the token. */
const sourceAlone = `${GRANT}
  import { tokenSource } from '@token-clients/auth-hooks';
  const { value } = await tokenSource(grant).get();
  const ports = await fetch('https://api.equinix.com/fabric/v4/ports', {
    headers: { authorization: 'Bearer ' + value },
  });
  console.log(await ports.json());`;

/** The same as with hooks, and a signer: the portable signature may only be loaded where the runtime has none. */
const withSigner = `${withHooks}
  import { coboSigner } from '@token-clients/auth-hooks';
  console.log(await coboSigner({ privateKey: '${'01'.repeat(32)}' }).publicKey());`;

const badgateway = `
  import { OAuth2Client, OAuth2Fetch } from '@badgateway/oauth2-client';
  const client = new OAuth2Client({
    clientId: 'id', clientSecret: 'secret', tokenEndpoint: 'https://api.equinix.com/oauth2/v1/token',
  });
  const wrapper = new OAuth2Fetch({ client, getNewToken: () => client.clientCredentials() });
  const ports = await wrapper.fetch('https://api.equinix.com/fabric/v4/ports');
  console.log(await ports.json());`;

/** Texts that only tweetnacl has. */
const TWEETNACL = ['bad secret key size', 'no PRNG'];

/** What the hooks add, and that tweetnacl is in no program that does not need it. */
export async function hooksFigure(): Promise<Figure> {
  const without = await bundle(withoutHooks, benchFolder);
  const hooks = await bundle(withHooks, benchFolder);
  const source = await bundle(sourceAlone, benchFolder);
  const signer = await bundle(withSigner, benchFolder);
  const peer = await bundle(badgateway, benchFolder);
  const bytes = ({ gzip, min, gzipByFile, laterGzip }: Bundle) => ({
    value: gzip,
    more: { 'B min': min, 'B gz file by file': gzipByFile, 'B gz not needed by then': laterGzip },
  });
  return {
    id: 'bundle-hooks',
    title: 'Hooks for client credentials',
    conditions:
      'esbuild, es2022, minified, for browsers; bytes after gzip -9 of every file that was loaded when the first API call had succeeded, seen by running it; what only failures need may load later',
    unit: 'B gz',
    rows: [
      { name: 'grant, tokenSource, bearerFetch', ours: true, ...bytes(hooks) },
      { name: 'grant alone, token asked for once', ours: true, ...bytes(without) },
      { name: 'grant, tokenSource', ours: true, ...bytes(source) },
      { name: 'with coboSigner as well', ours: true, ...bytes(signer) },
      { name: titleOf('@badgateway/oauth2-client'), ...bytes(peer) },
    ],
    targets: [
      atMost('the hooks add', 6144, hooks.gzip - without.gzip, 'B gz'),
      atMost(
        'programs with tweetnacl in what was loaded, where the runtime signs',
        0,
        [hooks, signer].filter(program => has(program.loaded)).length,
        'of 2',
      ),
      atMost('programs with tweetnacl anywhere that do not sign', 0, has(hooks.later) ? 1 : 0, 'of 1'),
    ],
    notes: has(signer.later)
      ? []
      : ['tweetnacl was not found in the file that should have it: the check saw nothing'],
    details: moduleTable(hooks, without),
  };
}

/** Which source files the bytes come from, for whoever wants fewer. */
function moduleTable(hooks: Bundle, without: Bundle): Details {
  const known = new Set(without.modules.filter(({ when }) => when !== 'later').map(({ path }) => path));
  const added = hooks.modules
    .filter(({ path, when }) => when !== 'later' && !known.has(path))
    .sort((a, b) => b.bytes - a.bytes);
  return {
    title: 'What the hooks add, by source file',
    table: [
      ['source file', 'loaded', 'B min'],
      ...added.map(({ path, when, bytes }) => [path, when, `${bytes}`]),
    ],
  };
}

function has(text: string): boolean {
  return TWEETNACL.some(marker => text.includes(marker));
}
