// Generated from specs/formats.yaml by "npm run generate".
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
    post: operations['getToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/things/{ids}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['listThings'];
    put: operations['putThing'];
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
    GetTokenRequest: {
      id: string;
      /** Format: password */
      secret: string;
    };
    GetTokenResponse: string;
    GetToken400Error: {
      [key: string]: unknown;
    };
    ListThingsFilter: {
      state?: string;
    };
    /** Format: binary */
    ListThingsResponse: Blob;
    PutThingRequest: {
      file?: Blob | ArrayBuffer | Uint8Array;
      table?: string;
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
        'application/json; charset=utf-8': components['schemas']['GetTokenRequest'];
      };
    };
    responses: {
      /** @description The token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['GetTokenResponse'];
        };
      };
      /** @description Wrong. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['GetToken400Error'];
        };
      };
      /** @description Broken. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listThings: {
    parameters: {
      query?: {
        idsQuery?: string;
        filter?: components['schemas']['ListThingsFilter'];
        to?: string;
      };
      header?: {
        'X-Tags'?: string[];
      };
      path: {
        ids: string[];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A picture. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/png': components['schemas']['ListThingsResponse'];
        };
      };
    };
  };
  putThing: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ids: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': components['schemas']['PutThingRequest'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
