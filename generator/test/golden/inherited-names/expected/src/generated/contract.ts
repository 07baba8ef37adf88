// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderContract } from '@token-clients/runtime';

/** Lists every operation, request and documented response of the spec, for the contract suite. */
export const contract: ProviderContract = {
  provider: 'inherited-names',
  spec: 'specs/inherited-names.yaml',
  specSha256: 'e0b3d95b0a0912f30485aeaab66643b85f18555ff2ed504bc9ba1400714fffc6',
  credentials: { clientId: 'fake clientId~&=+%/é' },
  operations: [
    {
      operationId: 'hasOwnProperty',
      className: 'IsPrototypeOfApi',
      method: 'hasOwnProperty',
      httpMethod: 'POST',
      path: '/{valueOf}/toString',
      mediaType: 'application/json',
      basic: true,
      requests: [
        {
          name: 'toLocaleString',
          body: { hasOwnProperty: 'me', constructor: 'c', toString: '__proto__' },
          parameters: { valueOf: 'a', toString: 'b' },
        },
        {
          name: 'required fields only',
          body: { hasOwnProperty: 'me', toString: '__proto__' },
          parameters: { valueOf: 'a' },
        },
        {
          name: 'every field',
          body: { hasOwnProperty: 'me', constructor: 'c', valueOf: 'example', toString: '__proto__' },
          parameters: { valueOf: 'a', toString: 'b' },
        },
      ],
      responses: [
        {
          status: '200',
          code: 200,
          example: '__defineGetter__',
          body: { access_token: 'fake', __lookupSetter__: 1 },
        },
        { status: '400', code: 400, example: 'rejected', body: { error: 'toString' } },
      ],
    },
  ],
};
