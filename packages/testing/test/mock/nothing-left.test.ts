import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/**
 * Starts and stops mocks as badly as programs do: while a client keeps its connection, while a request is under way and will
 * never end, on a port that is taken, twice at once and again. Nothing makes it exit.
 */
const PROGRAM = `
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { equinixAccessToken } from '@token-clients/equinix-access-token/testing';
import { startMock } from '@token-clients/testing';

const agent = new Agent({ keepAlive: true });
const trials = [
  url => fetch(url),
  async url => {
    const kept = request(url, { agent }).end();
    const [response] = await once(kept, 'response');
    await once(response.resume(), 'end');
  },
  async url => {
    const endless = request(url, { method: 'POST', headers: { 'content-length': 10 } }).on('error', () => {});
    endless.write('half');
    const [socket] = await once(endless, 'socket');
    await once(socket, 'connect');
  },
  url => startMock(equinixAccessToken, { port: new URL(url).port }).catch(({ code }) => console.log(code)),
];
for (let count = 0; count < 100; count++) {
  const mock = await startMock(equinixAccessToken);
  await trials[count % trials.length](mock.baseUrl);
  await Promise.all([mock.close(), mock.close()]);
  await mock.close();
}
await setTimeout(100);
console.log(JSON.stringify(process.getActiveResourcesInfo()));
`;

test('a hundred mocks leave no server, socket or timer behind, and the process ends by itself', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', PROGRAM]);

  const lines = stdout.trim().split('\n');
  const left = JSON.parse(lines.pop() ?? '') as string[];
  expect(left.filter(name => !/^(?:PipeWrap|TTYWrap)$/.test(name))).toEqual([]);
  expect(new Set(lines)).toEqual(new Set(['EADDRINUSE']));
});
