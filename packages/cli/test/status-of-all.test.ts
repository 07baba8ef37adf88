import { describe, expect, test } from 'vitest';
import { equinixAndHome } from './support/equinix-and-home.js';
import { runHere } from './support/in-process.js';
import { CONFIG, putFile } from './support/put-file.js';

const at = equinixAndHome();

const account = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };
const run = (args: readonly string[], env: Record<string, string | undefined> = account) =>
  runHere(args, at.home, { env: { EQUINIX_ACCESS_TOKEN_BASE_URL: at.server.url, ...env } });
const status = ['token', 'status'];

describe('token status without a provider', () => {
  test('shows those that are set up, and its exit code says whether all have a valid token', async () => {
    const before = await run(status);
    await run(['token', 'get', 'equinix-access-token']);
    const after = await run(status);

    expect(before).toEqual({ stdout: 'equinix-access-token: missing\n', stderr: '', exitCode: 3 });
    expect(after).toMatchObject({ stderr: '', exitCode: 0 });
    expect(after.stdout).toMatch(/^equinix-access-token: valid, for \d+ min more\n$/);
  });

  test('shows the others if one is not set up to its end, or can not be loaded', async () => {
    putFile(at.home, CONFIG, 'providers: { oak: ./nowhere }');
    const env = { ...account, COBO_CLIENT_ID: 'me', BENCHLING_CLIENT_SECRET: 'half' };
    await run(['token', 'get', 'equinix-access-token']);

    const [text, json] = await Promise.all([run(status, env), run([...status, '--json'], env)]);

    expect(text.exitCode).toBe(3);
    expect(text.stdout).toContain('equinix-access-token: valid');
    expect(text.stderr).toMatch(/^error: oak: There is no client at /m);
    expect(text.stderr).toMatch(/^error: benchling-auth: nothing was sent, because this is missing:$/m);
    expect(json).toMatchObject({ stderr: '', exitCode: 3 });
    expect(JSON.parse(json.stdout)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ provider: 'equinix-access-token', state: 'valid' }),
        { provider: 'oak', state: 'unknown', error: { code: 'configuration', message: expect.any(String) } },
      ]),
    );
  });

  test('shows the others if the settings of one are wrong, and says once what is wrong for all', async () => {
    await run(['token', 'get', 'equinix-access-token']);
    putFile(at.home, CONFIG, 'profiles: { default: { cobo-oauth: { base_ulr: "https://example.com" } } }');
    const one = await run(status);
    putFile(at.home, CONFIG, 'store: { kind: nothing }');
    const all = await run(status);

    expect(one).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('equinix-access-token: valid'),
    });
    expect(one.stderr).toMatch(/^error: cobo-oauth: .*base_ulr.*\n$/);
    expect(all).toMatchObject({ exitCode: 3, stdout: '' });
    expect(all.stderr.match(/^error: /gm)).toHaveLength(1);
  });

  test('says what to do if none is set up', async () => {
    expect(await run(status, {})).toEqual({
      stdout: '',
      stderr: 'No provider is set up. To set one up, run: token-clients config init\n',
      exitCode: 3,
    });
    expect(await run([...status, '--json'], {})).toEqual({ stdout: '[]\n', stderr: '', exitCode: 3 });
  });

  test('asks no server', async () => {
    const ran = await run([...status, '--check', '/fabric/v4/ports']);

    expect(ran).toMatchObject({ stdout: '', exitCode: 2 });
    expect(ran.stderr).toContain('--check needs a provider, whose API it calls.');
  });
});
