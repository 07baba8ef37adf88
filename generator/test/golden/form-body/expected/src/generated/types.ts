// Generated from specs/form-body.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.

export interface paths {
  '/token': {
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
     * @description Sends a form.
     */
    post: operations['get_token'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tokens/{tenant}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a token of a tenant
     * @description The body may be left out, the tenant may not.
     */
    post: operations['GetTenantToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send anything
     * @description The body may be left out.
     */
    post: operations['ping'];
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
    GrantType: 'client_credentials' | 'urn:ietf:params:oauth:grant-type:token-exchange';
    /** @description The form. */
    TokenForm: {
      grant_type: components['schemas']['GrantType'];
      /** @description Scopes with blanks between them. */
      scope?: string[];
      /** @description Groups with bars between them. */
      group?: string[];
      /** @description Users with commas between them. */
      user?: string[];
      /** @description One field for each audience. */
      audience?: string[];
    };
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
  get_token: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['TokenForm'];
      };
    };
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
  GetTenantToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The tenant.
         * @example acme
         */
        tenant: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['TokenForm'];
      };
    };
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
  ping: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['TokenForm'];
      };
    };
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
