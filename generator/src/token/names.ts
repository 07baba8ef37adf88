/*
 * What the names of fields mean. The lists are what token endpoints of many vendors call these things; a name counts in
 * every spelling: `client_id`, `clientId`, `ClientID` and `client-id` are one name.
 */

/**
 * Spells a name in lower case with underscores, whatever case the vendor writes. Of the JSON pointer of a field inside of
 * others, the last name counts.
 */
export function normalName(name: string): string {
  return name
    .slice(-200)
    .replace(/^\/.*\//s, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase();
}

/** What a field of a token request is for. */
export type FieldKind =
  | 'grantType'
  | 'clientId'
  | 'clientSecret'
  | 'username'
  | 'password'
  | 'code'
  | 'redirectUri'
  | 'codeVerifier'
  | 'refreshToken'
  | 'deviceCode'
  | 'assertion'
  | 'subjectToken'
  | 'clientAssertion'
  | 'clientAssertionType'
  | 'token'
  | 'tokenTypeHint'
  | 'scope'
  | 'target'
  | 'authorization';

const KINDS: Readonly<Record<FieldKind, readonly string[]>> = {
  grantType: ['grant_type', 'granttype'],
  clientId:
    words(`client_id clientid app_id appid application_id app_key appkey app_token_id consumer_key consumer_id client_key
    client api_key_id apikey_id key_id access_key access_key_id accesskey accesskeyid access_id partner_id partnerid
    merchant_id public_key integration_id integration_key x_client_id`),
  clientSecret:
    words(`client_secret clientsecret app_secret appsecret application_secret consumer_secret api_secret apisecret
    api_key_secret secret secret_key secretkey key_secret access_key_secret access_secret secret_access_key integrator_key
    x_client_secret`),
  username: words(
    'username user_name user login login_name user_login email email_address user_email user_id userid',
  ),
  password: words('password passwd pwd pass user_password passphrase'),
  code: words('code auth_code authorization_code authcode'),
  redirectUri: words('redirect_uri redirecturi redirect_url callback_url'),
  codeVerifier: words('code_verifier codeverifier'),
  refreshToken: words('refresh_token refreshtoken'),
  deviceCode: words('device_code devicecode'),
  assertion: words('assertion'),
  subjectToken: words(
    'subject_token public_token exchange_token external_token identity_token one_time_token temporary_token login_token',
  ),
  clientAssertion: words('client_assertion'),
  clientAssertionType: words('client_assertion_type'),
  token: words('token access_token accesstoken'),
  tokenTypeHint: words('token_type_hint'),
  scope: words('scope scopes'),
  target: words('audience resource aud'),
  authorization: words('authorization'),
};

/** An API key is an id beside a secret, and a secret without one. */
const API_KEYS = words('api_key apikey x_api_key key api_token apitoken app_token auth_key authkey');

function words(list: string): string[] {
  return list.split(/\s+/);
}

const KIND_OF = new Map(
  (Object.entries(KINDS) as [FieldKind, readonly string[]][]).flatMap(([kind, names]) =>
    names.map(name => [name, kind] as const),
  ),
);

/** Returns what a field of a token request is for, by its name; undefined for a name that says nothing. */
export function kindOf(name: string): FieldKind | undefined {
  return KIND_OF.get(normalName(name));
}

/** Whether a name is that of an API key, which may be an id or a secret. */
export function isApiKey(name: string): boolean {
  return API_KEYS.includes(normalName(name));
}

/** Names of an access token in a response, with how sure each is. Earlier ones win. */
const TOKEN_NAMES: readonly (readonly [RegExp, number])[] = [
  [/^access_?token$/, 0.97],
  [/^(?:\w+_)?access_?token$/, 0.88],
  [/^(?:auth|bearer|oauth|o_auth|api|session|jwt|app|user)_?token$/, 0.85],
  [/^token$/, 0.85],
  [/^jwt$/, 0.82],
  [/^(?:token_value|token_string)$/, 0.8],
  [/^id_?token$/, 0.6],
  [/^(?:session_?id|session_?key|ticket|authorization|sid)$/, 0.45],
];

/** Returns how sure a name is that of an access token in a response; 0 if it is not. */
export function accessTokenNameWeight(name: string): number {
  const spelled = normalName(name);
  if (/refresh|csrf|xsrf|device|push|page|next|type|expir/.test(spelled)) return 0;
  return TOKEN_NAMES.find(([pattern]) => pattern.test(spelled))?.[1] ?? 0;
}
