import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { startTokenServer } from '@token-clients/testing';
import { acorn, DefaultApi } from './clients/acorn/index.js';
import { acorn as provider } from './clients/acorn/testing.js';

// A server on this machine that behaves as the document says. In production: baseUrl is left out.
const server = await startTokenServer(provider, { api: () => ({ body: ['hazelnut', 'walnut'] }) });

const source = tokenSource(acorn({ ...server.credentials, baseUrl: server.baseUrl }));
const fetch = bearerFetch(source, { origins: [server.url] });
const nuts = await new DefaultApi({ baseUrl: server.api.url, fetch }).listNuts();

console.log(nuts.join(', '));
await server.close();
