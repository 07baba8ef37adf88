// Generated from specs/equinix-access-token.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.

export interface paths {
  '/oauth2/v1/token': {
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
     * @description Gets an access token with the client ID and secret of an app. Always send `grant_type` as `client_credentials`: without it the service assumes the retired password grant. Five failed attempts in a row lock the account, so do not repeat a rejected call.
     */
    post: operations['GetOAuth2AccessToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/oauth2/v1/refreshaccesstoken': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refresh an access token
     * @description Gets a new access token with a refresh token. Only the retired password grant gives refresh tokens, so most apps never need this call. If the response carries a refresh token, keep that one; if not, keep the old one.
     */
    post: operations['RefreshOAuth2AccessToken'];
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
    /** @description What to send to get an access token. */
    Oauth2TokenRequest: {
      /** @description Consumer key of the app, from the developer portal. */
      client_id: string;
      /**
       * Format: password
       * @description Consumer secret of the app, from the developer portal.
       */
      client_secret: string;
      /** @description Send `client_credentials`. The other value, `password`, is retired, yet it is what the service assumes when the field is left out. */
      grant_type?: string;
      /**
       * @deprecated
       * @description Portal login. Needed for the password grant only; ignored for client credentials.
       */
      user_name?: string;
      /**
       * Format: password
       * @deprecated
       * @description Portal password. Needed for the password grant only; ignored for client credentials.
       */
      user_password?: string;
      /**
       * @deprecated
       * @description How the password is written. `md5-b64` means hashed; the service takes anything else, and a missing field, as plain text.
       */
      password_encoding?: string;
    };
    /** @description What to send to refresh an access token. */
    Oauth2RefreshTokenRequest: {
      /** @description Consumer key of the app, from the developer portal. */
      client_id: string;
      /**
       * Format: password
       * @description Consumer secret of the app, from the developer portal.
       */
      client_secret: string;
      /**
       * Format: password
       * @description The refresh token of an earlier response.
       */
      refresh_token: string;
    };
    /** @description An access token, and how long it lives. */
    Oauth2TokenResponse: {
      /** @description The token to send with API calls. */
      access_token: string;
      /** @description Lifetime of the access token in seconds, written as text. About 60 minutes. */
      token_timeout: string;
      /** @description The account that the token belongs to. */
      user_name: string;
      /** @description How to send the token. `Bearer` in practice. */
      token_type: string;
      /** @description Gets the next access token. Never there for client credentials. */
      refresh_token?: string;
      /** @description Lifetime of the refresh token in seconds, written as text. At most 60 days. Never there for client credentials. */
      refresh_token_timeout?: string;
    };
    /** @description Why the request was rejected. The real service may write the same five keys in camelCase. */
    Oauth2TokenErrorResponse: {
      /** @description The part of the service that speaks. */
      error_domain: string;
      /** @description A short name for the error. */
      error_title: string;
      /** @description The vendor's code. `S1006` means that the login failed. */
      error_code: string;
      /** @description More detail, for developers. */
      developer_message: string;
      /** @description What went wrong, for people. */
      error_message: string;
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
  GetOAuth2AccessToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Who asks, and with which grant. */
    requestBody: {
      content: {
        'application/json': components['schemas']['Oauth2TokenRequest'];
      };
    };
    responses: {
      /** @description A new access token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Oauth2TokenResponse'];
        };
      };
      /** @description The request was rejected. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Oauth2TokenErrorResponse'];
        };
      };
    };
  };
  RefreshOAuth2AccessToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The app and its refresh token. */
    requestBody: {
      content: {
        'application/json': components['schemas']['Oauth2RefreshTokenRequest'];
      };
    };
    responses: {
      /** @description A new access token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Oauth2TokenResponse'];
        };
      };
      /** @description The request was rejected. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Oauth2TokenErrorResponse'];
        };
      };
    };
  };
}
