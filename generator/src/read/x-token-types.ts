// Generated from generator/x-token.schema.json by generator/test/x-token-types.test.ts.
// Do not edit: change the schema instead.
export interface components {
  schemas: {
    /**
     * x-token
     * @description What OpenAPI cannot say about a token API. What the generator can infer from names may be left out; `npm run generate` reports what it inferred.
     */
    readonly xToken: {
      /** @description Name of the exported grant factory. Left out: the file name in camel case. */
      readonly factory?: string;
      /** @description Other names of the provider on the command line. */
      readonly aliases?: readonly string[];
      /** @description What the caller supplies, by option name. */
      readonly credentials?: {
        readonly [key: string]: components['schemas']['credential'];
      };
      readonly clientAuth?: components['schemas']['clientAuth'];
      readonly acquire: components['schemas']['tokenRequest'];
      /** @description For a grant that a person gives: the credential that holds the code, the one that holds a refresh token of an earlier login, and where the person logs in. */
      readonly startsFrom?: {
        readonly code: string;
        readonly refreshToken?: string;
        /** @description Where the person logs in (RFC 6749 section 3.1). */
        readonly authorizationUrl?: string;
      };
      readonly refresh?: components['schemas']['tokenRequest'];
      readonly revoke?: components['schemas']['tokenRequest'];
      readonly response?: components['schemas']['response'];
      /** @description Where things are in an error, as JSON pointers, tried in order. Left out: inferred from the names. If a response has none of them, the usual places are tried. */
      readonly errors?: {
        readonly code?: components['schemas']['pointers'];
        readonly message?: components['schemas']['pointers'];
        /** @description The server's ID of this one failure, which its support asks for. Left out: the usual places, such as /error_id. */
        readonly id?: components['schemas']['pointers'];
        /**
         * @description The service spells the documented error fields this way too.
         * @enum {unknown}
         */
        readonly alsoSpelled?: 'camelCase' | 'snake_case';
      };
      /**
       * @description Whether a refresh returns a new refresh token. Left out: `never` without a refresh operation, else `may`.
       * @enum {unknown}
       */
      readonly rotation?: 'never' | 'may' | 'always';
      /** @description The account locks after this many rejected attempts in a row. */
      readonly lockout?: {
        readonly attempts: number;
      };
      /** @description What a failed token request means, by its status, by the server's code or by both. A code without a status matches any status, also a success that holds an error. The first rule that matches wins. */
      readonly failures?: readonly (components['schemas']['failure'] & (unknown | unknown))[];
      /** @description Responses to API calls that mean that the token is no longer accepted. Left out: 401. */
      readonly expired?: readonly {
        readonly status: number;
        readonly codes?: components['schemas']['codes'];
      }[];
      /** @description Further fields, parameters and headers whose values are secret, by wire name. */
      readonly secrets?: readonly string[];
      /** @description URL of an API call that takes the token, for the examples in the documentation. */
      readonly exampleCall?: string;
    };
    readonly pointer: string;
    /** @description JSON pointer; empty where the whole body is the token. */
    readonly tokenPointer: string;
    readonly pointers: readonly components['schemas']['pointer'][];
    readonly codes: readonly string[];
    readonly failure: {
      readonly status?: number | ('3XX' | '4XX' | '5XX');
      readonly codes?: components['schemas']['codes'];
      /** @enum {unknown} */
      readonly on?: 'acquire' | 'refresh' | 'revoke';
      /** @enum {unknown} */
      readonly is: 'transient' | 'throttled' | 'credential' | 'grant' | 'locked' | 'malformed' | 'request';
    };
    readonly credential: {
      readonly description: string;
      readonly secret?: boolean;
      readonly required?: boolean;
      /** @description Optional, but most callers need it: examples pass it. */
      readonly recommended?: boolean;
      /** @description Resolved again for each token request and never stored, such as a subject token. */
      readonly perRequest?: boolean;
      readonly env?: components['schemas']['envNames'];
      readonly envPointer?: components['schemas']['envName'];
    };
    readonly envName: string;
    readonly envNames: readonly components['schemas']['envName'][];
    /** @description RFC 6749 section 2.3 and its relatives. `basic` is `client_secret_basic` of RFC 7591, `body` is `client_secret_post`; `bearer` sends the secret as a bearer token. Left out: none. */
    readonly clientAuth: {
      readonly methods: readonly (
        | 'basic'
        | 'body'
        | 'query'
        | 'header'
        | 'bearer'
        | 'signature'
        | 'private_key_jwt'
        | 'client_secret_jwt'
        | 'tls_client_auth'
        | 'self_signed_tls_client_auth'
        | 'none'
      )[];
      readonly id?: components['schemas']['authField'];
      readonly secret?: components['schemas']['authField'];
      /**
       * @description Whether Basic form-encodes id and secret first (RFC 6749 section 2.3.1). Left out: form.
       * @enum {unknown}
       */
      readonly basicEncoding?: 'form' | 'raw';
      readonly signature?: {
        readonly scheme: string;
        readonly description: string;
        readonly env: components['schemas']['envNames'];
      };
    };
    readonly authField: {
      readonly credential: string;
      readonly field: string;
    };
    readonly tokenRequest: {
      /** @description An operationId of this spec. */
      readonly operation: string;
      readonly grantType: string;
      /** @description Where the value of each field comes from, by wire name, in the order in which they are sent. */
      readonly fields?: {
        readonly [key: string]: {
          readonly credential?: string;
          readonly value?: string | number | boolean;
          /** @enum {unknown} */
          readonly token?: 'access' | 'refresh';
          /**
           * @description How a credential is written in JSON: `json` as the number or boolean that it spells, `list` as a list of its words. Left out: a string.
           * @enum {unknown}
           */
          readonly as?: 'json' | 'list';
        } & (unknown | unknown | unknown);
      };
      /** @description Other paths under which the vendor offers this operation. */
      readonly otherPaths?: readonly components['schemas']['pointer'][];
    };
    readonly lifetime: {
      readonly field: components['schemas']['pointer'];
      /** @enum {unknown} */
      readonly unit: 'seconds' | 'ms' | 'epoch_seconds' | 'epoch_ms' | 'iso';
    };
    /** @description Where things are in a successful token response, as JSON pointers. Left out: inferred from the names. */
    readonly response: {
      readonly accessToken?: components['schemas']['tokenPointer'];
      readonly tokenType?: components['schemas']['pointer'];
      readonly tokenTypes?: readonly string[];
      readonly lifetime?: components['schemas']['lifetime'];
      readonly defaultLifetimeSeconds?: number;
      readonly refreshToken?: components['schemas']['pointer'];
      readonly refreshLifetime?: components['schemas']['lifetime'];
      readonly scope?: components['schemas']['pointer'];
      readonly issuedTokenType?: components['schemas']['pointer'];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
