import { TokenApi } from './expected/src/generated/index.js';

const api = new TokenApi();

await api.ping();
await api.getTenantToken(undefined, { tenant: 'acme' });
await api.getToken({ grant_type: 'client_credentials', scope: ['a', 'b'] });

// @ts-expect-error: the body must be there
await api.getToken();
// @ts-expect-error: not one of the grants
await api.getToken({ grant_type: 'password' });
// @ts-expect-error: left out is not the same as undefined
await api.getToken({ grant_type: 'client_credentials', scope: undefined });
