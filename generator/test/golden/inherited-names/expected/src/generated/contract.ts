// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.

/** Every operation, request and documented answer of the spec, for the contract suite. Not part of the package. */
export const contract = {
  provider: 'inherited-names',
  spec: 'specs/inherited-names.yaml',
  specSha256: '0d48814a1c43f62fae3c41c4cc5a1bfe03114bf2dede174489288678a7c21bd2',
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
          parameters: { valueOf: 'a', toString: '__proto__' },
        },
        {
          name: 'required fields only',
          body: { hasOwnProperty: 'me', toString: '__proto__' },
          parameters: { valueOf: 'a' },
        },
        {
          name: 'every field',
          body: { hasOwnProperty: 'me', constructor: 'c', valueOf: 'example', toString: '__proto__' },
          parameters: { valueOf: 'a', toString: '__proto__' },
        },
      ],
      answers: [
        {
          status: '200',
          code: 200,
          example: '__defineGetter__',
          body: { access_token: 'fake', __lookupSetter__: 1 },
        },
        { status: '400', code: 400, example: 'refused', body: { error: 'toString' } },
      ],
    },
  ],
} as const;
