// Generated from specs/parameters.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.

export interface paths {
  '/tenants/{tenant}/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a token
     * @description Everything is in the URL.
     */
    get: operations['getTenantsTenantToken'];
    put?: never;
    post?: never;
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
    /**
     * @description The grants.
     * @enum {string}
     */
    Grant: 'a' | 'b';
    /** @description A token. */
    Token: {
      /** @description The token. */
      access_token: string;
      /** @description Lifetime in seconds. */
      expires_in?: number;
    };
    /** @description An error. */
    TokenError: {
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
  getTenantsTenantToken: {
    parameters: {
      query: {
        /**
         * @description The client.
         * @example c1
         */
        client_id: string;
        /**
         * @description The secret.
         * @example s1
         */
        client_secret: string;
        /**
         * @description The grant.
         * @example a
         */
        grant_type: components['schemas']['Grant'];
        /**
         * @deprecated
         * @description A number.
         * @example 1
         */
        page?: number;
      };
      header: {
        /**
         * @description Wins over that of the path.
         * @example t2
         */
        'X-Trace': string;
      };
      path: {
        /**
         * @description The tenant.
         * @example acme
         */
        tenant: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Token'];
        };
      };
      /** @description Rejected. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenError'];
        };
      };
    };
  };
}
