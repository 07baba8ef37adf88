import { execFileSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.js';
import { temporaryHome } from './support/in-process.js';
import { CONFIG, putFile } from './support/put-file.js';
import { type RunOptions, runCli } from './support/run-cli.js';

// The processes are real: what a client prints, and how it ends a process, can't be seen within one.
let cli: Awaited<ReturnType<typeof builtCli>>;
beforeAll(async () => {
  cli = await builtCli();
});
afterAll(() => cli[Symbol.asyncDispose]());
let home: ReturnType<typeof temporaryHome>;
beforeEach(() => {
  home = temporaryHome();
});
afterEach(() => home[Symbol.dispose]());

const run = (args: readonly string[], options: RunOptions = {}) =>
  runCli(cli.bin, args, { cwd: home.path, ...options, env: { HOME: home.path, ...options.env } });
const dryRun = ['token', 'get', '--provider', './oak', '--dry-run'];

const ROOT = new URL('../../../', import.meta.url);

/** Puts a client that does something when it is loaded. */
function putOak(code: string, manifest: object = { type: 'module' }, name = 'oak'): void {
  const real = import.meta.resolve('@token-clients/equinix-access-token/reference');
  putFile(
    home.path,
    `${name}/reference.js`,
    `import * as real from ${JSON.stringify(real)};
${code}
export const reference = { ...real.reference, provider: '${name}', aliases: [] };
export const descriptor = { ...real.descriptor, provider: '${name}' };
`,
  );
  putFile(home.path, 'package.json', JSON.stringify(manifest));
}

describe('a client, when it is loaded,', () => {
  test('prints nothing on stdout, where the token is', async () => {
    putOak(
      "console.log('a tip'); process.stdout.write('more\\n'); setTimeout(() => console.log('late'), 1);",
    );
    const env = { EQUINIX_CLIENT_ID: 'me', EQUINIX_CLIENT_SECRET: 'oak-secret' };

    const { stdout, stderr, exitCode } = await run(dryRun, { env });

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^POST https:\/\/api\.equinix\.com\/oauth2\/v1\/token\n(?!.*late)/);
    expect(stderr).toMatch(/^a tip\nmore\n/);
  });

  test.each([
    [
      'ends the process as if all were well',
      'process.exit(0);',
      'it ended this program. Remove what ends it.',
    ],
    [
      'ends the process with a code of its own',
      'process.exit(4);',
      'it ended this program. Remove what ends it.',
    ],
    ['rejects a promise that nothing waits for', "Promise.reject(new Error('lost'));", 'lost.'],
    [
      'throws later than its modules do',
      "setImmediate(() => { throw new Error('late'); }); await new Promise(resolve => setTimeout(resolve, 1));",
      'late.',
    ],
  ])('that %s is an error', async (_, code, reason) => {
    putOak(code);

    const [text, json] = await Promise.all([run(dryRun), run([...dryRun, '--json'])]);

    const message = `The client in ${home.path}/oak cannot be loaded: ${reason}`;
    expect(text).toEqual({ stdout: '', stderr: `error: ${message}\n`, exitCode: 3 });
    expect(JSON.parse(json.stderr)).toEqual({ error: { code: 'configuration', message, exit_code: 3 } });
  });

  test.each([
    [
      "Promise.reject(new Error('lost'));",
      /^ERROR {3}pine: The client in \S+\/pine cannot be loaded: lost\.$/m,
    ],
    ['process.exit();', /^error: The client in \S+\/pine cannot be loaded: it ended this program\./],
  ])('is the one that is blamed for %j, where others are loaded, too', async (code, message) => {
    for (const name of ['oak', 'pine', 'yew']) putOak(name === 'pine' ? code : '', undefined, name);
    const places = ['oak', 'pine', 'yew'].map(name => `${name}: ${home.path}/${name}`);
    putFile(home.path, CONFIG, `providers: { ${places.join(', ')} }`);

    const { stdout, stderr, exitCode } = await run(['doctor', '--offline']);

    expect(exitCode).toBe(3);
    expect(stdout + stderr).toMatch(message);
    expect(stdout + stderr).not.toMatch(/ERROR +(oak|yew)/);
  });

  test('can be interrupted, even if it never lets anything else run', async () => {
    putOak("console.log('begun'); while (true);");

    const { exitCode, stderr } = await run(dryRun, {
      started: child => child.stderr?.once('data', () => child.kill('SIGINT')),
    });

    // The signal ended it, so it has no exit code of its own: shells say 130.
    expect([exitCode, stderr]).toEqual([null, 'begun\n']);
  });

  test('needs no package.json that says what its files are', async () => {
    putOak('', {});
    const env = { EQUINIX_CLIENT_ID: 'me', EQUINIX_CLIENT_SECRET: 'oak-secret' };

    expect(await run(dryRun, { env })).toMatchObject({ stderr: '', exitCode: 0 });
  });
});

test.each(['module', 'commonjs'])(
  'a client that is TypeScript only is an error with the command that compiles it, and that command works beside "type": "%s"',
  async type => {
    const made = new URL('generator/test/golden/form-body/expected/src/generated', ROOT);
    cpSync(made, join(home.path, 'oak'), { recursive: true });
    symlinkSync(new URL('node_modules', ROOT), join(home.path, 'node_modules'));
    putFile(home.path, 'package.json', JSON.stringify({ type }));

    const { exitCode, stderr } = await run(dryRun);
    const [, command = ''] = /npx (esbuild .*)\n/.exec(stderr) ?? [];
    execFileSync('/bin/sh', ['-c', `node_modules/.bin/${command}`], { cwd: home.path, stdio: 'ignore' });

    expect(exitCode).toBe(3);
    expect(await run(['token', 'get', '--provider', './oak-js', '--dry-run'])).toEqual({
      stdout: expect.stringContaining('grant_type=client_credentials'),
      stderr: '',
      exitCode: 0,
    });
  },
);
