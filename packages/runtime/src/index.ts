export type { ApiClient, CallOptions, ClientOptions, Fetch } from './api-client.js';
export { apiClient } from './api-client.js';
export { isLoopback, requireSafeUrl, resolveBaseUrl } from './base-url.js';
export { basicAuth } from './basic-auth.js';
export { classify } from './classify.js';
export type { Clock } from './clock.js';
export { systemClock } from './clock.js';
export { connectionCode } from './connection-code.js';
export { deepFreeze } from './deep-freeze.js';
export type {
  ClientAuthentication,
  ClientAuthenticationMethod,
  CredentialDescription,
  ExpiredRule,
  FailureKind,
  FailureRule,
  FieldSource,
  LifetimeField,
  ResponseMapping,
  ServerDescription,
  TokenDescriptor,
  TokenRequest,
} from './descriptor.js';
export type { CallPhase } from './errors/connection-error.js';
export { NetworkError, TimeoutError } from './errors/connection-error.js';
export type { AnyTokenClientError } from './errors/errors.js';
export {
  ClosedError,
  ConfigurationError,
  isTokenClientError,
  StoreUnavailableError,
} from './errors/errors.js';
export { CooldownError, LockedError, ReauthenticationRequiredError } from './errors/held-back-error.js';
export type { MalformedReason } from './errors/response-error.js';
export { MalformedResponseError, ResponseError } from './errors/response-error.js';
export type { ServerFacts } from './errors/server-error.js';
export type { TokenClientErrorCode } from './errors/token-client-error.js';
export { TokenClientError } from './errors/token-client-error.js';
export type { FilledTokenRequest, TokenRequestFilling } from './fill-token-request.js';
export { fillTokenRequest, takesToken } from './fill-token-request.js';
export type { FieldValue } from './form.js';
export { formEncode, formEncodeComponent } from './form.js';
export type { GrantOptions } from './grant-options.js';
export type { GuardedRequest, LockoutGuard, LockoutReport } from './lockout-guard.js';
export { nothingWasSent } from './nothing-sent.js';
export type { ErrorMapping, Operation } from './operation.js';
export { valueAt } from './pointer.js';
export type { RawClientOptions } from './raw-client.js';
export { rawClient } from './raw-client.js';
export { readBody } from './read-body.js';
export type { ReadResponse } from './read-response.js';
export type { Redactor, RedactorOptions } from './redact.js';
export { isSecretName, REDACTED, redactor, scrub, spellingsOf } from './redact.js';
export type {
  ApiReference,
  BodyReference,
  FieldReference,
  OperationReference,
  ProviderReference,
  ResponseReference,
} from './reference.js';
export type { RequestCredentials } from './request-credentials.js';
export { requestCredentials } from './request-credentials.js';
export type { CredentialValue } from './resolve-credentials.js';
export type {
  ErrorResult,
  ErrorStatus,
  ParametersOf,
  Result,
  Success,
  SuccessBody,
  SuccessStatus,
} from './result.js';
export { markSigning, signingScheme } from './signing-mark.js';
export { tokenGrant } from './token-grant.js';
export { MAX_LIFETIME_MS, readTokenResponse } from './token-response.js';
export type {
  AccessToken,
  Failure,
  GetTokenOptions,
  ResolvedCredentials,
  SignableRequest,
  SignedRequest,
  Signer,
  TokenGrant,
  TokenRequestContext,
  TokenSet,
  TokenSource,
} from './token-types.js';
export type { CallInput, WrittenRequest } from './write-request.js';
export { writeRequest } from './write-request.js';
