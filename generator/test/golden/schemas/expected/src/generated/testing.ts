// Generated from specs/schemas.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { grantWithParts } from '@token-clients/runtime/testing';
import * as client from './client.js';
import { contract } from './contract.js';
import { descriptor } from './descriptor.js';
import { document } from './document.js';
import { schemas as createGrant } from './grant.js';
import { reference } from './reference.js';

/** What a mock, a token server and the contract suite need of the provider. */
export interface Parts {
  readonly apis: {
    readonly TokenApi: typeof client.TokenApi;
  };
  readonly client: typeof client.schemasClient;
  readonly contract: typeof contract;
  readonly descriptor: typeof descriptor;
  readonly document: typeof document;
  readonly reference: typeof reference;
}

const parts: Parts = {
  apis: { TokenApi: client.TokenApi },
  client: client.schemasClient,
  contract,
  descriptor,
  document,
  reference,
};

/**
 * Creates a token grant, as `schemas` of the package does, and has what tests need of Schemas.
 *
 * Pass it to `startMock()` of `@token-clients/testing`.
 */
const grant: typeof createGrant & Parts = /* @__PURE__ */ grantWithParts(createGrant, parts);

export { grant as schemas };
