// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.

export interface paths {
  '/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in
     * @description Responses with an envelope.
     */
    post: operations['login'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/again': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in again
     * @description Uses the second token.
     */
    post: operations['again'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log out
     * @description Ends a token.
     */
    post: operations['logout'];
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
    /** @description What to send to log in. */
    Login: {
      /** @description The client. */
      client?: string;
      /**
       * Format: password
       * @description Its secret.
       */
      secret?: string;
    };
    /** @description What to send to log in again. */
    Again: {
      /** @description The second token. */
      again: string;
    };
    /** @description What to send to log out. */
    Logout: {
      /** @description The token. */
      token: string;
    };
    /** @description Nothing. */
    Done: {
      /** @description Never sent. */
      note?: string;
    };
    /** @description An envelope. */
    Envelope: {
      data?: components['schemas']['Tokens'];
    };
    /** @description Two tokens. */
    Tokens: {
      /** @description The token. */
      token?: string;
      /** @description Its end. */
      ends_at?: string;
      /** @description The second token. */
      again?: string;
      /** @description The end of the second token. */
      again_ends_ms?: string;
    };
    /** @description An error. */
    SessionError: {
      /** @description A code. */
      errorCode?: number;
      /** @description What went wrong, for people. */
      errorMessage?: string;
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
  login: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Login'];
      };
    };
    responses: {
      /** @description An envelope. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Envelope'];
        };
      };
      /** @description Rejected. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionError'];
        };
      };
    };
  };
  again: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Again'];
      };
    };
    responses: {
      /** @description An envelope. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Envelope'];
        };
      };
      /** @description Rejected. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionError'];
        };
      };
    };
  };
  logout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['Logout'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description Rejected. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionError'];
        };
      };
    };
  };
}
