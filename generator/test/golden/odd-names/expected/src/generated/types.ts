// Generated from specs/odd-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.

export interface paths {
  '/v1.0/oauth-token': {
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
     * @description Fields that need quotes.
     */
    post: operations['OAuth-2.get_token'];
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
    /** @description Fields that need quotes. */
    'v1.Dotted': {
      /** @description A hyphen. */
      'client-id'?: string;
      /** @description Not a prototype. */
      __proto__?: string;
      /** @description A digit. */
      '2fa'?: string;
      /** @description A bar | in `a|b`, a backtick ` and a backslash \. */
      'a|b`c\\d'?: string;
    };
    /** @description A token. */
    '2xx_token': {
      /** @description The token. */
      access_token?: string;
      /** @description Lifetime in seconds, as text. */
      expires_in?: string;
    };
    /** @description An error. */
    error: {
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
  'OAuth-2.get_token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['v1.Dotted'];
      };
    };
    responses: {
      /** @description A token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['2xx_token'];
        };
      };
      /** @description Rejected. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['error'];
        };
      };
    };
  };
}
