import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Servers whose requests hang, are late, and keep their connection, closed while all of this is under way. */
const PROGRAM = `
  import { equinixAccessToken } from '@token-clients/equinix-access-token/testing';
  import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
  import { FakeClock, startTokenServer } from '@token-clients/testing';
  import { checkLive } from '@token-clients/testing/contract';

  const before = process.getActiveResourcesInfo();
  let open = 0;
  for (const [clock, scenario] of [[undefined, 'hang'], [undefined, { kind: 'slow', ms: 60_000 }], [new FakeClock(), 'slow']]) {
    const server = await startTokenServer(equinixAccessToken, { clock });
    const source = tokenSource(equinixAccessToken({ ...server.credentials, baseUrl: server.baseUrl }));
    const call = bearerFetch(source, { origins: [server.url] });
    await (await call(server.api.url)).text();
    server.api.next(scenario);
    const under = call(server.api.url).catch(() => {});
    while (server.api.requests.length < 2) await new Promise(resolve => setImmediate(resolve));
    await Promise.all([server.close(), server.close()]);
    await under;
    await source.close();
    open += await fetch(server.url).then(() => 1, () => 0);
    open += clock?.timers ?? 0;
  }
  // A check of a real endpoint that can't even begin.
  const unreadable = Object.assign(() => {}, equinixAccessToken, { document: {} });
  const { code } = await checkLive(unreadable).catch(error => error);
  const left = () => process.getActiveResourcesInfo().filter(name => /TCP|Timeout/.test(name) && !before.includes(name));
  // The client's end of a connection closes a moment after the server's.
  const limit = performance.now() + 10_000;
  while (left().length > 0 && performance.now() < limit) await new Promise(resolve => setImmediate(resolve));
  console.log(JSON.stringify({ code, open, left: left() }));
`;

test('a closed server leaves no port, no socket and no timer, whatever was under way', async () => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    cwd: path.join(root, 'packages/testing'),
    timeout: 60_000,
  });

  expect(JSON.parse(stdout)).toEqual({ code: 'configuration', open: 0, left: [] });
});
