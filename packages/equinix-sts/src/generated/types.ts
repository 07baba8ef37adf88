// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.

export interface paths {
  '/use/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Exchange an ID token for an access token
     * @description Trades the ID token of a trusted OpenID Connect provider for an Equinix access token. There is no refresh token: to go on, exchange a fresh ID token. An ID token that has expired is rejected.
     */
    post: operations['UseTokenPost'];
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
    UseTokenPostRequest: {
      grant_type: components['schemas']['UseTokenPostRequestGrantType'];
      /** @description What the token may do: the ERN of one access policy, or `roleassignments:` and the ID of an organisation. Newer documentation asks for it every time. */
      scope?: string;
      /**
       * Format: password
       * @description The ID token, from a provider and a client that Equinix trusts. Needed for a token exchange.
       */
      subject_token?: string;
      subject_token_type?: components['schemas']['UseTokenPostRequestSubjectTokenType'];
    };
    /**
     * @description The way to ask. A token exchange is the usual one.
     * @enum {string}
     */
    UseTokenPostRequestGrantType: 'client_credentials' | 'urn:ietf:params:oauth:grant-type:token-exchange';
    /**
     * @description The kind of the subject token. Only an ID token is accepted.
     * @enum {string}
     */
    UseTokenPostRequestSubjectTokenType: 'urn:ietf:params:oauth:token-type:id_token';
    /** @description An access token, and how long it lives. */
    UseTokenPost200Response: {
      /** @description The token to send with API calls. */
      access_token: string;
      issued_token_type: components['schemas']['UseTokenPost200ResponseIssuedTokenType'];
      token_type: components['schemas']['UseTokenPost200ResponseTokenType'];
      /** @description Lifetime of the access token in seconds. */
      expires_in: number;
    };
    /**
     * @description What was issued. Always an access token.
     * @enum {string}
     */
    UseTokenPost200ResponseIssuedTokenType: 'urn:ietf:params:oauth:token-type:access_token';
    /**
     * @description How to send the token. Later versions of the vendor's document know `Bearer` only.
     * @enum {string}
     */
    UseTokenPost200ResponseTokenType: 'Bearer' | 'DPoP';
    /** @description Why the request was rejected. */
    UseTokenPost400Response: {
      /** @description A short code. */
      error: string;
      /** @description What went wrong, for people. */
      error_description?: string;
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
  UseTokenPost: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The grant, and what it needs. */
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': components['schemas']['UseTokenPostRequest'];
      };
    };
    responses: {
      /** @description A new access token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UseTokenPost200Response'];
        };
      };
      /** @description The request was rejected. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UseTokenPost400Response'];
        };
      };
    };
  };
}
