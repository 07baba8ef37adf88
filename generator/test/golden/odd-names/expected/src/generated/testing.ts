// Generated from specs/odd-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { grantWithParts } from '@token-clients/runtime/testing';
import * as client from './client.js';
import { contract } from './contract.js';
import { descriptor } from './descriptor.js';
import { document } from './document.js';
import { oddNames as createGrant } from './grant.js';
import { reference } from './reference.js';

/** What a mock, a token server and the contract suite need of the provider. */
export interface Parts {
  readonly apis: {
    readonly Oauth20TokenApi: typeof client.Oauth20TokenApi;
  };
  readonly client: typeof client.oddNamesClient;
  readonly contract: typeof contract;
  readonly descriptor: typeof descriptor;
  readonly document: typeof document;
  readonly reference: typeof reference;
}

const parts: Parts = {
  apis: { Oauth20TokenApi: client.Oauth20TokenApi },
  client: client.oddNamesClient,
  contract,
  descriptor,
  document,
  reference,
};

/**
 * Creates a token grant, as `oddNames` of the package does, and has what tests need of Odd names.
 *
 * Pass it to `startMock()` of `@token-clients/testing`.
 */
const grant: typeof createGrant & Parts = /* @__PURE__ */ grantWithParts(createGrant, parts);

export { grant as oddNames };
