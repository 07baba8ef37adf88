// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { basicAuth } from '@token-clients/runtime';
import { grantWithParts } from '@token-clients/runtime/testing';
import * as client from './client.js';
import { contract } from './contract.js';
import { descriptor } from './descriptor.js';
import { document } from './document.js';
import { inheritedNames as createGrant } from './grant.js';
import { reference } from './reference.js';

/** What a mock, a token server and the contract suite need of the provider. */
export interface Parts {
  readonly apis: {
    readonly IsPrototypeOfApi: typeof client.IsPrototypeOfApi;
  };
  readonly basicAuth: typeof basicAuth;
  readonly client: typeof client.inheritedNamesClient;
  readonly contract: typeof contract;
  readonly descriptor: typeof descriptor;
  readonly document: typeof document;
  readonly reference: typeof reference;
}

const parts: Parts = {
  apis: { IsPrototypeOfApi: client.IsPrototypeOfApi },
  basicAuth,
  client: client.inheritedNamesClient,
  contract,
  descriptor,
  document,
  reference,
};

/**
 * Creates a token grant, as `inheritedNames` of the package does, and has what tests need of Inherited names.
 *
 * Pass it to `startMock()` of `@token-clients/testing`.
 */
const grant: typeof createGrant & Parts = /* @__PURE__ */ grantWithParts(createGrant, parts);

export { grant as inheritedNames };
