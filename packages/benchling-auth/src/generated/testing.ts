// Generated from specs/benchling-auth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { grantWithParts } from '@token-clients/runtime/testing';
import * as client from './client.js';
import { contract } from './contract.js';
import { descriptor } from './descriptor.js';
import { document } from './document.js';
import { basicAuth, benchlingAuth as createGrant } from './grant.js';
import { reference } from './reference.js';

/** What a mock, a token server and the contract suite need of the provider. */
export interface Parts {
  readonly apis: {
    readonly AuthenticationApi: typeof client.AuthenticationApi;
  };
  readonly basicAuth: typeof basicAuth;
  readonly client: typeof client.benchlingAuthClient;
  readonly contract: typeof contract;
  readonly descriptor: typeof descriptor;
  readonly document: typeof document;
  readonly reference: typeof reference;
}

const parts: Parts = {
  apis: { AuthenticationApi: client.AuthenticationApi },
  basicAuth,
  client: client.benchlingAuthClient,
  contract,
  descriptor,
  document,
  reference,
};

/**
 * Creates a token grant, as `benchlingAuth` of the package does, and has what tests need of Benchling
 * Authentication.
 *
 * Pass it to `startMock()` of `@token-clients/testing`.
 */
const grant: typeof createGrant & Parts = /* @__PURE__ */ grantWithParts(createGrant, parts);

export { grant as benchlingAuth };
