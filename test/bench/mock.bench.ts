import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectRoot } from '../mock/project-root.js';
import { atMost, type Bench, type Figure } from './figure.js';
import { timeRuns } from './measure.js';
import { secondsOf } from './run.js';

const OURS = `
import { equinixAccessToken } from '@token-clients/equinix-access-token/testing';
import { startMock } from '@token-clients/testing';
const start = () => startMock(equinixAccessToken);
`;

const BARE = `
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
const config = { mock: { dynamic: false }, isProxy: false, checkSecurity: true, validateRequest: true, validateResponse: true };
const start = async () => {
  const operations = await getHttpOperationsFromSpec('specs/equinix-access-token.yaml');
  const components = { logger: createLogger('bare', { level: 'silent' }) };
  const server = createServer(operations, { components, cors: true, config: { ...config, errors: true } });
  await server.listen(0, '127.0.0.1');
  return server;
};
`;

const ONCE = 'await (await start()).close();';

const OFTEN = `
await (await start()).close();
const started = performance.now();
for (let count = 0; count < 100; count++) await (await start()).close();
const milliseconds = (performance.now() - started) / 100;
await new Promise(resolve => setTimeout(resolve, 100));
const left = process.getActiveResourcesInfo().filter(name => !/^(?:PipeWrap|TTYWrap)$/.test(name)).length;
console.log(JSON.stringify({ milliseconds, left }));
`;

/** What a mock for a test costs over Prism alone. */
export async function mockSuite({ quick, say }: Bench): Promise<Figure[]> {
  say('the start of a mock, in processes of its own');
  const first = await firstStart(quick ? 3 : 21);
  say('a hundred mocks, one after the other');
  return [first, await hundredStarts()];
}

async function firstStart(runs: number): Promise<Figure> {
  const seconds = (program: string) => () =>
    secondsOf(process.execPath, argumentsOf(program), { cwd: projectRoot() });
  const medians = await timeRuns({ ours: seconds(OURS + ONCE), bare: seconds(BARE + ONCE) }, runs);
  const { ours = Number.NaN, bare = Number.NaN } = medians;
  return {
    id: 'mock-start',
    title: 'A process that starts one mock and stops it',
    conditions: `whole processes, imports included, ${runs} of each by turns; the spec of equinix-access-token`,
    unit: 's',
    digits: 2,
    rows: [
      { name: 'startMock()', ours: true, value: ours },
      { name: 'Prism alone, in the process', value: bare },
    ],
    targets: [atMost('time to that of Prism alone', 1.2, ours / bare, 'x')],
  };
}

async function hundredStarts(): Promise<Figure> {
  const ours = await often(OURS);
  const bare = await often(BARE);
  return {
    id: 'mock-hundred',
    title: 'A hundred mocks that one process starts and stops',
    conditions: 'the time of one, after a first one; then what keeps the process from ending is counted',
    unit: 'ms/mock',
    digits: 1,
    rows: [
      { name: 'startMock()', ours: true, value: ours.milliseconds, more: { 'handles left': ours.left } },
      {
        name: 'Prism alone, in the process',
        value: bare.milliseconds,
        more: { 'handles left': bare.left },
      },
    ],
    targets: [atMost('servers, sockets and timers left', 0, ours.left, 'handles')],
  };
}

async function often(program: string): Promise<{ readonly milliseconds: number; readonly left: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, argumentsOf(program + OFTEN), {
    cwd: projectRoot(),
  });
  return JSON.parse(stdout) as Awaited<ReturnType<typeof often>>;
}

function argumentsOf(program: string): string[] {
  return ['--input-type=module', '--eval', program];
}
