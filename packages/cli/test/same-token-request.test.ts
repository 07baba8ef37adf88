import { descriptor, reference } from '@token-clients/equinix-access-token/reference';
import type { ClientAuthenticationMethod, TokenDescriptor } from '@token-clients/runtime';
import { expect, test } from 'vitest';
import { createRegistry } from '../src/providers/registry.js';
import { runHere, temporaryHome } from './support/in-process.js';

const env = { EQUINIX_CLIENT_ID: 'fake-client-id', EQUINIX_CLIENT_SECRET: 'fake-client-secret' };

/** A provider that wants a field of which its spec says nothing. */
const withAudience = (method: ClientAuthenticationMethod): TokenDescriptor => ({
  ...descriptor,
  clientAuth: { ...descriptor.clientAuth, methods: [method] },
  acquire: {
    ...descriptor.acquire,
    fields: { ...descriptor.acquire.fields, audience: { value: 'all-of-them' } },
  },
});

/** A previewed request, without the order in which its parts were written. */
function parts(http: string) {
  const [head = '', body = '{}'] = http.trim().split('\n\n');
  const [line = '', ...headers] = head.split('\n');
  const url = new URL(line.replace('POST ', ''));
  return {
    path: url.pathname,
    query: [...url.searchParams].sort(),
    headers: headers.sort(),
    body: JSON.parse(body),
  };
}

test.each<ClientAuthenticationMethod>(['body', 'basic', 'query', 'header'])(
  'token get and the operation write one token request, with the client in %s',
  async method => {
    using home = temporaryHome();
    const providers = createRegistry([
      {
        name: 'equinix-access-token',
        aliases: [],
        load: async () => ({ reference, descriptor: withAudience(method) }),
      },
    ]);
    const dryRun = (...line: string[]) => runHere([...line, '--dry-run'], home.path, { env, providers });

    const grant = await dryRun('token', 'get', 'equinix-access-token');
    const named = await dryRun('equinix-access-token', 'oauth2-token', 'get-oauth2-access-token');

    expect(named).toMatchObject({ exitCode: 0, stderr: '' });
    expect(parts(named.stdout)).toEqual(parts(grant.stdout));
    expect(parts(named.stdout).body).toMatchObject({ audience: 'all-of-them' });
  },
);
