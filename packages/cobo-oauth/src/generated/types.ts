// Generated from specs/cobo-oauth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.

export interface paths {
  '/oauth/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an Org Access Token
     * @description Gets an access token and a refresh token for an organisation that has installed the app. Call it after the installation was approved, and again after the settings of the installation were changed. Sign the call with the key pair of the app: key, nonce and signature go together, though the vendor's document names the key only.
     */
    get: operations['get_token'];
    put?: never;
    /**
     * Refresh an Org Access Token
     * @description Gets a new access token and a new refresh token with a refresh token. Store the new refresh token before you use the access token, and run one refresh at a time. When the refresh token has expired, the app must be installed again. Sign the call with the key pair of the app: key, nonce and signature go together, though the vendor's document names the key only.
     */
    post: operations['refresh_token'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/oauth/permission_token/exchange': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a permission token
     * @deprecated
     * @description Gets an access token and a refresh token for one kind of work, with an API key. The vendor no longer wants new use of this call. Sign it with the API key: key, nonce and signature go together.
     */
    post: operations['exchange_permission_token'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/oauth/permission_token/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refresh a permission token
     * @deprecated
     * @description Gets a new pair with the refresh token of a permission token. The vendor no longer wants new use of this call. Sign it with the API key: key, nonce and signature go together.
     */
    post: operations['refresh_permission_token'];
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
    /** @description What to send to refresh an Org Access Token. The vendor marks no field as required, but send all three. */
    RefreshTokenRequest: {
      /** @description ID of the app, from its manifest. */
      client_id?: string;
      /** @description Must be `refresh_token`. */
      grant_type?: string;
      /**
       * Format: password
       * @description The refresh token of the last response.
       */
      refresh_token?: string;
    };
    /** @description What to send to get a permission token. */
    ExchangePermissionTokenRequest: {
      /** @description Must be `payment_orders_payin`. */
      permission_type: string;
    };
    /** @description What to send to refresh a permission token. */
    RefreshPermissionTokenRequest: {
      /**
       * Format: password
       * @description The refresh token of the last response.
       */
      refresh_token: string;
    };
    /** @description An access token for an organisation, and the refresh token for the next one. */
    GetToken200Response: {
      /** @description The token to send as a bearer token with API calls, beside the signature headers. */
      access_token?: string;
      /** @description How to send the token. `Bearer` in practice. */
      token_type?: string;
      /** @description Always empty today. The rights of the token come from the installation. */
      scope?: string;
      /** @description Lifetime of the access token in seconds. Twelve hours for a new token. */
      expires_in?: number;
      /** @description Gets the next access token. Lives 30 days today; that may change. */
      refresh_token?: string;
    };
    /** @description A permission token, and the refresh token for the next one. */
    ExchangePermissionToken201Response: {
      /** @description The token to send with API calls. */
      access_token?: string;
      /** @description How to send the token. `Bearer` in practice. */
      token_type?: string;
      /** @description Lifetime of the access token in seconds. Always 3600. */
      expires_in?: number;
      /** @description Gets the next access token. Lives 7 days. */
      refresh_token?: string;
    };
    /** @description Why the request was rejected. */
    GetToken4XXResponse: {
      /** @description A short code. The vendor publishes no list. */
      error: string;
      /** @description What went wrong, for people. */
      error_description: string;
    };
    /** @description Why the service failed. */
    ErrorResponse: {
      /** @description The vendor's code. 1000 and 2000 are internal errors; 1000 may also mean an expired token. */
      error_code: number;
      /** @description What went wrong, for people. */
      error_message: string;
      /** @description Names this one error. Quote it when you ask the vendor. */
      error_id: string;
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
      query: {
        /**
         * @description ID of the app, from its manifest. It used to be called the app ID.
         * @example fake-client-id
         */
        client_id: string;
        /**
         * @description ID of the organisation. Cobo sends it to the app's callback address on approval.
         * @example fake-org-id
         */
        org_id: string;
        /**
         * @description Must be `org_implicit`.
         * @example org_implicit
         */
        grant_type: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description An access token and a refresh token. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetToken200Response'];
        };
      };
      /** @description The request was rejected. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetToken4XXResponse'];
        };
      };
      /** @description The service failed. */
      '5XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  refresh_token: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The app and its refresh token. */
    requestBody: {
      content: {
        'application/json': components['schemas']['RefreshTokenRequest'];
      };
    };
    responses: {
      /** @description A new access token and a new refresh token. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetToken200Response'];
        };
      };
      /** @description The request was rejected. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetToken4XXResponse'];
        };
      };
      /** @description The service failed. */
      '5XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  exchange_permission_token: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What the token is for. */
    requestBody: {
      content: {
        'application/json': components['schemas']['ExchangePermissionTokenRequest'];
      };
    };
    responses: {
      /** @description An access token and a refresh token. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExchangePermissionToken201Response'];
        };
      };
      /** @description The request was rejected. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetToken4XXResponse'];
        };
      };
      /** @description The service failed. */
      '5XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
  refresh_permission_token: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The refresh token. */
    requestBody: {
      content: {
        'application/json': components['schemas']['RefreshPermissionTokenRequest'];
      };
    };
    responses: {
      /** @description A new access token and a new refresh token. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExchangePermissionToken201Response'];
        };
      };
      /** @description The request was rejected. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GetToken4XXResponse'];
        };
      };
      /** @description The service failed. */
      '5XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorResponse'];
        };
      };
    };
  };
}
