/** The part of oidc-provider that our test server uses; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Model {
    save(): Promise<string>;
  }
  interface Client {
    readonly clientId: string;
  }
  interface DeviceCode extends Model {
    accountId?: string;
    grantId?: string;
    scope?: string;
  }
  interface Context {
    readonly oidc: {
      readonly params: Record<string, string | undefined>;
      readonly client: Client;
    };
    body: unknown;
  }
  interface Grant extends Model {
    addOIDCScope(scope: string): void;
  }

  class Provider {
    constructor(issuer: string, configuration: object);
    /** Whether it is behind a proxy, whose `X-Forwarded-Host` says where it is for others. */
    proxy: boolean;
    readonly Client: { find(id: string): Promise<Client | undefined> };
    readonly Grant: new (properties: {
      accountId: string;
      clientId: string;
    }) => Grant;
    readonly DeviceCode: { findByUserCode(userCode: string): Promise<DeviceCode | undefined> };
    readonly RefreshToken: new (
      properties: object,
    ) => Model;
    readonly AuthorizationCode: new (
      properties: object,
    ) => Model;
    readonly ClientCredentials: new (
      properties: object,
    ) => Model & { readonly expiration: number; readonly tokenType: string };
    registerGrantType(
      name: string,
      handler: (ctx: Context) => Promise<void>,
      parameters: readonly string[],
    ): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: string, listener: (...args: unknown[]) => void): this;
  }

  const errors: {
    readonly InvalidRequest: new (description: string) => Error;
    readonly InvalidGrant: new (detail: string) => Error;
  };

  export { errors, Provider };
}
