// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.

export interface paths {
  '/{valueOf}/toString': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a token
     * @description Takes every name that an object has anyway.
     */
    post: operations['hasOwnProperty'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A request. */
    constructor: {
      /** @description The ID. */
      hasOwnProperty: string;
      /** @description Optional. */
      constructor?: string;
      /** @description In no example. */
      valueOf?: string;
      toString: components['schemas']['toString'];
    };
    /**
     * @description A list of names.
     * @enum {string}
     */
    toString: '__proto__' | 'valueOf';
    /** @description A token. */
    valueOf: {
      /** @description The token. */
      access_token?: string;
      /** @description Lifetime in seconds. */
      __lookupSetter__?: number;
    };
    /** @description An error. */
    failure: {
      /** @description A code. */
      error?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  hasOwnProperty: {
    parameters: {
      query?: {
        /**
         * @description A query.
         * @example b
         */
        toString?: string;
      };
      header?: never;
      path: {
        /**
         * @description A part of the path.
         * @example a
         */
        valueOf: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['constructor'];
      };
    };
    responses: {
      /** @description A token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['valueOf'];
        };
      };
      /** @description Rejected. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['failure'];
        };
      };
    };
  };
}
