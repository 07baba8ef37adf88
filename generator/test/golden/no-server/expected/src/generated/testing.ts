// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { grantWithParts } from '@token-clients/runtime/testing';
import * as client from './client.js';
import { contract } from './contract.js';
import { descriptor } from './descriptor.js';
import { document } from './document.js';
import { noServer as createGrant } from './grant.js';
import { reference } from './reference.js';

/** What a mock, a token server and the contract suite need of the provider. */
export interface Parts {
  readonly apis: {
    readonly OAuthApi: typeof client.OAuthApi;
  };
  readonly client: typeof client.noServerClient;
  readonly contract: typeof contract;
  readonly descriptor: typeof descriptor;
  readonly document: typeof document;
  readonly reference: typeof reference;
}

const parts: Parts = {
  apis: { OAuthApi: client.OAuthApi },
  client: client.noServerClient,
  contract,
  descriptor,
  document,
  reference,
};

/**
 * Creates a token grant, as `noServer` of the package does, and has what tests need of No Server.
 *
 * Pass it to `startMock()` of `@token-clients/testing`.
 */
const grant: typeof createGrant & Parts = /* @__PURE__ */ grantWithParts(createGrant, parts);

export { grant as noServer };
