// Generated from specs/benchling-auth.yaml by "npm run generate".
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
     * Get an access token
     * @description Gets an access token with the client ID and secret of an app. Send ID and secret in a Basic header, or put them in the form, but not both. The response says how long the token lives; the lifetime is not promised.
     */
    post: operations['generateToken'];
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
    /** @description The form to send to get an access token. */
    TokenCreate: {
      grant_type: components['schemas']['TokenCreateGrantType'];
      /** @description ID of the app. Leave it out when the Basic header carries it. */
      client_id?: string;
      /**
       * Format: password
       * @description Secret of the app. Leave it out when the Basic header carries it.
       */
      client_secret?: string;
    };
    /**
     * @description The way to ask. There is only one.
     * @enum {string}
     */
    TokenCreateGrantType: 'client_credentials';
    /** @description An access token, and how long it lives. */
    TokenResponse: {
      /** @description The token to send with API calls. */
      access_token?: string;
      token_type?: components['schemas']['TokenResponseTokenType'];
      /** @description Lifetime of the access token in seconds. */
      expires_in?: number;
    };
    /**
     * @description How to send the token.
     * @enum {string}
     */
    TokenResponseTokenType: 'Bearer';
    /** @description What every error of this API has in common. */
    BaseError: {
      /** @description What went wrong, for developers. */
      message?: string;
      /** @description A short code. */
      type?: string;
      /** @description What went wrong, for people. */
      userMessage?: string;
    };
    /** @description Why the request was rejected. */
    OAuthBadRequestError: {
      error?: components['schemas']['OAuthBadRequestErrorError'];
    };
    /** @description The error, with one of the codes for a bad request. */
    OAuthBadRequestErrorError: {
      type?: components['schemas']['OAuthBadRequestErrorErrorType'];
    } & components['schemas']['BaseError'];
    /**
     * @description The codes of a bad request.
     * @enum {string}
     */
    OAuthBadRequestErrorErrorType:
      | 'invalid_request'
      | 'invalid_grant'
      | 'unauthorized_client'
      | 'unsupported_grant_type';
    /** @description Why the client ID or secret was rejected. */
    OAuthUnauthorizedError: {
      error?: components['schemas']['OAuthUnauthorizedErrorError'];
    };
    /** @description The error, with the code for bad credentials. */
    OAuthUnauthorizedErrorError: {
      type?: components['schemas']['OAuthUnauthorizedErrorErrorType'];
    } & components['schemas']['BaseError'];
    /**
     * @description The code of bad credentials.
     * @enum {string}
     */
    OAuthUnauthorizedErrorErrorType: 'invalid_client';
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  generateToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The grant, and ID and secret unless a header carries them. */
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['TokenCreate'];
      };
    };
    responses: {
      /** @description A new access token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenResponse'];
        };
      };
      /** @description The request was rejected. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OAuthBadRequestError'];
        };
      };
      /** @description The client ID or secret was rejected. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OAuthUnauthorizedError'];
        };
      };
    };
  };
}
