// Generated from specs/schemas.yaml by "npm run generate".
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
     * @description One of two bodies.
     */
    post: operations['getToken'];
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
     * @description Two kinds.
     * @enum {string}
     */
    Kind: 'password' | 'device';
    /** @description Has a kind. */
    WithKind: {
      kind: components['schemas']['Kind'];
    };
    /** @description One of two. */
    Client: components['schemas']['PasswordClient'] | components['schemas']['DeviceClient'];
    /** @description With a password. */
    PasswordClient: components['schemas']['WithKind'] & {
      /** @description The user. */
      user: string;
      /**
       * Format: password
       * @description The password.
       */
      pass?: string;
    };
    /** @description With a device. */
    DeviceClient: components['schemas']['WithKind'] & {
      /** @description The device. */
      device: string;
      /** @description Its secret. */
      device_secret?: string | null;
    };
    /** @description A lifetime. */
    Lifetime: {
      /** @description Lifetime in seconds, if there is an end. */
      expires_in?: number | null;
    };
    /** @description A token. */
    Result: components['schemas']['Lifetime'] & {
      /** @description The token. */
      access_token: string;
      /** @description The scope. */
      scope?: string | null;
      self?: components['schemas']['Result'];
    };
    /**
     * @description Three levels.
     * @enum {integer}
     */
    Level: 1 | 2 | 3;
    /** @description An error. */
    Error: {
      code?: components['schemas']['Level'];
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
  getToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Client'];
      };
    };
    responses: {
      /** @description A token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Result'];
        };
      };
      /** @description Rejected. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
}
