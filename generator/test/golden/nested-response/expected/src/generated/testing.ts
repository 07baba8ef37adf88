// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { grantWithParts } from '@token-clients/runtime/testing';
import * as client from './client.js';
import { contract } from './contract.js';
import { descriptor } from './descriptor.js';
import { document } from './document.js';
import { basicAuth, session as createGrant } from './grant.js';
import { reference } from './reference.js';

/** What a mock, a token server and the contract suite need of the provider. */
export interface Parts {
  readonly apis: {
    readonly SessionApi: typeof client.SessionApi;
  };
  readonly basicAuth: typeof basicAuth;
  readonly client: typeof client.sessionClient;
  readonly contract: typeof contract;
  readonly descriptor: typeof descriptor;
  readonly document: typeof document;
  readonly reference: typeof reference;
}

const parts: Parts = {
  apis: { SessionApi: client.SessionApi },
  basicAuth,
  client: client.sessionClient,
  contract,
  descriptor,
  document,
  reference,
};

/**
 * Creates a token grant, as `session` of the package does, and has what tests need of Nested response.
 *
 * Pass it to `startMock()` of `@token-clients/testing`.
 */
const grant: typeof createGrant & Parts = /* @__PURE__ */ grantWithParts(createGrant, parts);

export { grant as session };
