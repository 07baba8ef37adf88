import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { application } from './application.js';
import type { Check } from './check.js';
import { start } from './child.js';
import { expectEqual, expectMatch } from './program/expect.js';
import { runSteps, type Step, type StepResult } from './program/step.js';
import { counts } from './program/vendor-calls.js';
import { notInstalled, toolFile, toolVersion } from './tools.js';
import { startVendors, type Vendors } from './vendors.js';

/** A version of Cloudflare's runtime, with the compatibility date that a worker asks it for. */
interface Workerd {
  readonly id: string;
  readonly title: string;
  /** Of the package in test/runtimes. */
  readonly name: string;
  readonly compatibilityDate: string;
}

const VERSIONS: readonly Workerd[] = [
  { id: 'workerd', title: 'workerd', name: 'workerd', compatibilityDate: '2026-11-01' },
  // Forbids more in module scope, and leaves more promises of ended requests for ever unsettled.
  {
    id: 'workerd-2026-04',
    title: 'workerd of April 2026',
    name: 'workerd-2026-04',
    compatibilityDate: '2023-01-01',
  },
];

const PROVIDERS = ['equinix-access-token', 'equinix-sts', 'benchling-auth', 'cobo-oauth'];

/** A worker that runs. `await using` ends it. */
interface Worker extends AsyncDisposable {
  /** Text of the response to a GET, with its status before it unless that is 200. */
  ask(path: string): Promise<string>;
}

/** The program's 40 steps in a worker, then what only a worker can get wrong. */
const checkOf = (
  workerd: Workerd,
  what: string,
  steps: (worker: Worker, vendors: Vendors) => Promise<readonly StepResult[]>,
) =>
  ({
    id: what === '' ? workerd.id : `${workerd.id}-${what}`,
    title: what === '' ? workerd.title : `${workerd.title}, between requests`,
    missing: () => (programOf(workerd) === undefined ? notInstalled(workerd.name) : undefined),
    async run() {
      await using vendors = await startVendors();
      const { bundle, folder } = await application();
      const name = `worker-${workerd.id}-${what}`;
      await bundle('program/worker.ts', `${name}.js`, {
        define: { SETTING: JSON.stringify(vendors.setting) },
        external: ['cloudflare:*'],
      });
      const config = join(folder, `${name}.capnp`);
      writeFileSync(config, configOf(`${name}.js`, workerd.compatibilityDate));
      await using worker = await startWorker(programOf(workerd) ?? '', config);
      return { version: toolVersion(workerd.name), steps: await steps(worker, vendors) };
    },
  }) satisfies Check;

export const workerdChecks: readonly Check[] = VERSIONS.flatMap(workerd => [
  checkOf(workerd, '', async worker => JSON.parse(await worker.ask('/steps')) as StepResult[]),
  checkOf(workerd, 'requests', (worker, vendors) => runSteps(requestsOf(worker), vendors.setting)),
]);

/** What a worker may do between its requests. Each `ask` is a request of its own. */
function requestsOf({ ask }: Worker): readonly Step[] {
  const token = /^eqx-at-/;
  return [
    {
      name: 'a source of module scope gives a token',
      run: async () => expectMatch(await ask('/get?source=plain'), token),
    },
    {
      name: 'it gives the same token to the next request',
      run: async () => expectEqual(await ask('/get?source=plain'), await ask('/get?source=plain')),
    },
    {
      name: 'a token request that ended with its request does not block the next one',
      async run() {
        await ask('/get-and-leave?source=abandoned');
        expectMatch(await ask('/get?source=abandoned'), token);
      },
    },
    {
      name: 'a renewal that ended with its request does not block the next one',
      async run() {
        const first = await ask('/get?source=renewed');
        expectMatch(first, token);
        // 299 of its 3,599 s are left: it is renewed behind its callers. Then its life is over.
        await ask('/advance?ms=3300000');
        expectEqual(await ask('/get?source=renewed'), first);
        await ask('/advance?ms=300000');
        const second = await ask('/get?source=renewed');
        expectMatch(second, token);
        expectEqual(second === first, false);
      },
    },
    {
      name: 'a token request given to waitUntil outlives its request',
      async run(context) {
        await ask('/get-and-leave?source=kept');
        await fetch(`${context.baseUrl}/release`, { method: 'POST' });
        expectMatch(await ask('/get?source=kept'), token);
        expectEqual((await counts(context)).held, 1);
      },
    },
    ...PROVIDERS.map(provider => ({
      name: `the client of openapi-fetch reaches ${provider}`,
      run: async () => expectEqual(await ask(`/client?of=${provider}`), '200'),
    })),
  ];
}

function configOf(file: string, compatibilityDate: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "${file}")],
      compatibilityDate = "${compatibilityDate}",
      globalOutbound = "network",
    )),
    (name = "network", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
}

async function startWorker(program: string, config: string): Promise<Worker> {
  // On descriptor 3 it says which port it got.
  const running = start(program, ['serve', '--control-fd=3', config], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const listening = new Promise<string>(resolve => {
    let control = '';
    running.child.stdio[3]?.on('data', chunk => {
      control += chunk;
      const [, port] = /"port":\s*(\d+)/.exec(control) ?? [];
      if (port !== undefined) resolve(port);
    });
  });
  const port = await Promise.race([listening, running.endedEarly]);
  return {
    async ask(path) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      const text = await response.text();
      return response.ok ? text : `${response.status} ${text}`;
    },
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

/** Its package holds a script; the program itself is in a package per platform. */
function programOf({ name }: Workerd): string | undefined {
  const platform = `workerd-${process.platform}-${process.arch === 'x64' ? '64' : process.arch}`;
  const parts = ['@cloudflare', platform, 'bin', 'workerd'];
  return toolFile(name, 'node_modules', ...parts) ?? toolFile(parts[0] ?? '', ...parts.slice(1));
}
