/** A program that uses everything of the package of `base.yaml`, by its types. It compiles with that version of it. */
export const PROGRAM = `
import {
  type Account,
  AccountsApi,
  type GetAccountExpand,
  OAuthApi,
  type operations,
  type Owner,
  type Problem,
  type RevokeRequest,
  type TokenError,
  type TokenRequest,
  type TokenRequestGrantType,
  type TokenResponse,
  type TokenType,
  vendor,
  vendorClient,
  type VendorOptions,
} from './src/generated/index.js';

const oauth = new OAuthApi({ serverVariables: { region: 'us' } });
const accounts = new AccountsApi();
const signal = new AbortController().signal;

const kinds: readonly TokenRequestGrantType[] = ['client_credentials', 'password', 'device'];
const [kind = 'password'] = kinds;
const request: TokenRequest = { grant_type: kind, client_id: 'a', client_secret: 'b', scope: 'c' };
const least: TokenRequest = { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' };
export const revoke: RevokeRequest = { token: 'a', hint: 'b' };
export const none: RevokeRequest = { token: 'a', hint: null };

export function nameOf(type: TokenType): string {
  switch (type) {
    case 'Bearer':
      return 'b';
    case 'MAC':
      return 'm';
  }
}

export async function token(): Promise<string> {
  const response: TokenResponse = await oauth.getToken(request, { signal });
  const { access_token, token_type, expires_in, scope } = response;
  const seconds: number | undefined = expires_in;
  const granted: string | undefined = scope;
  return [access_token.trim(), nameOf(token_type), seconds, granted].join();
}

export async function tokenResult(): Promise<string> {
  const result = await oauth.getTokenResult(least);
  if (result.ok) return result.data.access_token;
  if (result.status === 400) {
    const error: TokenError | undefined = result.error;
    return error?.error ?? '';
  }
  return String(result.error);
}

export async function account(): Promise<Account> {
  const expand: GetAccountExpand = 'owner';
  const found: Account = await accounts.getAccount({ id: 'a', expand }, { signal });
  await accounts.getAccount({ id: 'a' });
  const owner: Owner = found.owner;
  const limit: number | undefined = found.limits?.['calls'];
  const texts: (string | undefined)[] = [found.id.trim(), found.plan, owner.name.trim(), owner.email, ...found.tags];
  const first: string = found.tags[0] ?? '';
  return { ...found, plan: [first, limit, ...texts].join() };
}

export async function accountResult(): Promise<string> {
  const result = await accounts.getAccountResult({ id: 'a', expand: 'plan' });
  if (result.ok) {
    const data: Account = result.data;
    return data.id;
  }
  const problem: Problem | undefined = result.error;
  return problem?.title ?? '';
}

export async function others(): Promise<void> {
  await accounts.ping({ signal });
  const pinged = await accounts.pingResult();
  const nothing: undefined = pinged.data;
  const revoked: undefined = await oauth.revokeToken(revoke, { signal });
  const raw = vendorClient();
  const { data } = await raw.GET('/accounts/{id}', { params: { path: { id: 'a' }, query: { expand: 'owner' } } });
  await raw.POST('/oauth/token', { body: request });
  await raw.POST('/oauth/revoke', { body: none });
  await raw.GET('/ping');
  const id: string | undefined = data?.id;
  void [nothing, revoked, id];
}

export type Ids = keyof Pick<operations, 'getToken' | 'revokeToken' | 'getAccount' | 'ping'>;

const options: VendorOptions = { clientId: 'a', clientSecret: () => 'b', scope: 'c', clientAuth: 'body' };
export const grants = [vendor(options), vendor({ clientId: 'a', clientSecret: 'b', clientAuth: 'basic' })];
`;
