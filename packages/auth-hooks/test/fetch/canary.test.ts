import { inspect } from 'node:util';
import { startServer } from '@token-clients/testing/servers';
import { expect, test } from 'vitest';
import { bearerFetch } from '../../src/fetch/bearer-fetch.js';
import { signedFetch } from '../../src/fetch/signed-fetch.js';
import { coboSigner } from '../../src/sign/cobo-signer.js';
import { FakeSource, tokenOf } from './fake-source.js';

const SEED = 'c0ffee00'.repeat(8);
const secrets = [SEED, 'canary-token', 'canary-query', 'canary-header', 'canary-body', 'canary-answer'];

/** Everything an error can show: printed deep, as JSON, its stack, and so on for each cause. */
function shown(error: unknown): string {
  const { cause, stack } = Object(error);
  const own = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error) + String(error) + stack;
  return cause === undefined ? own : own + shown(cause);
}

test('no error of a wrapped fetch shows a key, a token, a query, a header or a body', async () => {
  await using server = await startServer(({ target }) => {
    const [path] = target.split('?');
    if (path === '/redirect') return { status: 307, headers: { location: '/x?canary-answer' } };
    return { status: path === '/unsigned' ? 200 : 401, body: '"canary-answer"' };
  });
  const origin = server.url;
  const init = { method: 'POST', body: 'canary-body', headers: { 'x-own': 'canary-header' } };
  const source = () => {
    const made = new FakeSource();
    made.peek = () => tokenOf('canary-token', 0);
    return made;
  };
  const signer = coboSigner({ privateKey: SEED, responseKey: 'prod' });
  const closed = coboSigner({ privateKey: SEED });
  closed.close();
  const badNonce = coboSigner({ privateKey: SEED, nonce: () => 'canary-header|' });
  const wrap = (made: typeof signer) =>
    bearerFetch(source(), { origins: [origin, 'http://127.0.0.1:1'], signer: made });
  const stream = new Blob(['canary-body']).stream();
  const broken = source();
  broken.peek = () => tokenOf('canary-token\u0000', 0);

  const failures = [
    wrap(signer)(`${origin}/redirect?canary-query=1`, init),
    wrap(signer)(`${origin}/unsigned?canary-query=1`, init),
    wrap(closed)(`${origin}/x?canary-query=1`, init),
    wrap(badNonce)(`${origin}/x?canary-query=1`, init),
    wrap(signer)('https://other.example/?canary-query=1', init),
    wrap(signer)('/relative?canary-query', init),
    wrap(signer)('http://127.0.0.1:1/?canary-query=1', init),
    wrap(signer)(`${origin}/x`, { ...init, body: stream, duplex: 'half' } as RequestInit),
    bearerFetch(broken, { origins: [origin] })(`${origin}/x?canary-query=1`, init),
    signedFetch(signer, { origins: [origin] })(`${origin}/redirect?canary-query=1`, init),
    bearerFetch(source(), { origins: ['http://127.0.0.1:1'] })('http://127.0.0.1:1/?canary-query=1', init),
  ];

  const errors = await Promise.all(
    failures.map(failure => failure.then(() => undefined).catch(error => error)),
  );
  for (const [i, error] of errors.entries()) {
    expect(error, `failure ${i}`).toBeInstanceOf(Error);
    for (const secret of secrets) expect(shown(error), `failure ${i}`).not.toContain(secret);
  }
});
