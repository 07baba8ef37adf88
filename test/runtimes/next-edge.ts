import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { applicationWithTools } from './application.js';
import type { Check } from './check.js';
import { outputOf, start } from './child.js';
import { expectEqual, expectMatch } from './program/expect.js';
import { runSteps } from './program/step.js';
import { INSTALL, runtimesFolder, toolFile, toolVersion } from './tools.js';
import { startVendors } from './vendors.js';

const NEXT = ['next', 'dist', 'bin', 'next'] as const;

/** The programs of the READMEs in routes of Next.js, as built for production: on its edge runtime and on Node. */
export const nextCheck: Check = {
  id: 'next',
  title: 'Next.js, edge and Node routes',
  missing: () => (toolFile(...NEXT) === undefined ? `not installed; run: ${INSTALL}` : undefined),
  async run() {
    const { folder } = await applicationWithTools();
    const app = join(folder, 'next-app');
    cpSync(join(runtimesFolder, 'next-app'), app, { recursive: true });
    await using vendors = await startVendors();
    const { baseUrl, cobo } = vendors.setting;
    const env = {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production' as const,
      TOOLS_ROOT: runtimesFolder,
      BASE_URL: baseUrl,
      COBO_KEY: cobo.privateKey,
    };
    const command = [toolFile(...NEXT) ?? ''];
    await outputOf(process.execPath, [...command, 'build'], { cwd: app, env });
    const arguments_ = [...command, 'start', '--hostname', '127.0.0.1', '--port', '0'];
    await using server = start(process.execPath, arguments_, { cwd: app, env });
    const origin = await Promise.race([originOf(server.child.stdout), server.endedEarly]);
    const ask = async (route: string) => (await fetch(`${origin}/${route}`)).json();
    const steps = await runSteps(
      ['edge', 'node'].map(route => ({
        name: `a route of the ${route} runtime gets tokens, signs, and calls both APIs`,
        async run() {
          const first = (await ask(route)) as { token: string; ports: number; wallets: number };
          expectMatch(String(first.token), /^eqx-at-/);
          expectEqual([first.ports, first.wallets], [200, 200]);
          expectEqual(await ask(route), first);
        },
      })),
      vendors.setting,
    );
    return { version: toolVersion('next'), steps };
  },
};

/** The origin that Next prints once it listens. Never rejects: {@link start} rejects when it ends before. */
function originOf(output: NodeJS.ReadableStream | null): Promise<string> {
  return new Promise(resolve => {
    let said = '';
    output?.on('data', chunk => {
      said += chunk;
      const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (origin !== undefined) resolve(origin);
    });
  });
}
