import { type PlannedResponse, startServer } from '@token-clients/testing/servers';
import { afterAll, expect, test } from 'vitest';
import { checkOrigins } from '../../src/new-provider/check-origin.js';
import { workspaceAt } from '../../src/project/workspace.js';
import { checksJson, checksText, exitCodeOf } from '../../src/tool/check-origin-command.js';
import { discoveringProject, env } from './discovering.js';
import { metadataOf } from './documents.js';

let respond: (url: string) => PlannedResponse = url => ({ body: metadataOf(url) });
const server = await startServer(() => respond(server.url));
afterAll(() => server.close());
const { root, add } = discoveringProject('https://id.example/.well-known/openid-configuration');
await add('orders', { discover: server.url });
const check = () => checkOrigins({ project: workspaceAt(root), env });

test('metadata that is as it was is the same, though the spec does not say where it is from', async () => {
  const checks = await check();

  expect(checks[0]).toMatchObject({ state: 'unknown', metadata: { state: 'same' } });
  expect(exitCodeOf(checks, true)).toBe(0);
});

test('metadata that has changed is named, and nothing of it is believed', async () => {
  respond = url => ({ body: metadataOf(url, { token_endpoint: 'https://evil.example/token' }) });

  const checks = await check();

  expect(exitCodeOf(checks, false)).toBe(7);
  expect(checksText(checks, false)).toContain(
    `  The metadata of the authorization server has changed: ${server.url}/.well-known/oauth-authorization-server\n` +
      '  Compare it with specs/orders.overlay.yaml, and write its new SHA-256 there.\n',
  );
  expect(JSON.parse(checksJson(checks)).providers[0].metadata.state).toBe('changed');
});

test('metadata that is gone can not be checked, and the reason is shown', async () => {
  respond = () => ({ status: 404 });

  const checks = await check();

  expect(exitCodeOf(checks, false)).toBe(5);
  expect(checksText(checks, false)).toMatch(
    /metadata of the authorization server cannot be checked: .*\n.* 404/,
  );
});
