export type { ApiClient } from './client/api-client.js';
export { apiClient } from './client/api-client.js';
export { isLoopback, requireSafeUrl, resolveBaseUrl } from './client/base-url.js';
export type { Interruption, TimeLimit } from './client/deadline.js';
export { withDeadline } from './client/deadline.js';
export type { RawClient, RawClientOptions } from './client/raw-client.js';
export { rawClient } from './client/raw-client.js';
export { markSigning, signingScheme } from './client/signing-mark.js';
export type { ReadResponse, WrittenRequest } from './client/wire.js';
export { readBody, writeRequest } from './client/wire.js';
export type { Clock } from './clock.js';
export { systemClock } from './clock.js';
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
export type { ServerFacts, TokenClientErrorCode } from './errors/token-client-error.js';
export { TokenClientError } from './errors/token-client-error.js';
export type { Failure } from './failure/classify.js';
export { classify } from './failure/classify.js';
export { nothingWasSent } from './failure/connection-code.js';
export type { FieldValue } from './form.js';
export { formEncode, formEncodeComponent } from './form.js';
export type { FilledTokenRequest, TokenRequestFilling } from './grant/fill-token-request.js';
export { basicAuth, fillTokenRequest, takesToken } from './grant/fill-token-request.js';
export type { CredentialValue, GrantOptions } from './grant/grant-options.js';
export type { RequestCredentials } from './grant/request-credentials.js';
export { requestCredentials } from './grant/request-credentials.js';
export { tokenGrant } from './grant/token-grant.js';
export { MAX_LIFETIME_MS, readTokenResponse } from './grant/token-response.js';
export type {
  AccessToken,
  GetTokenOptions,
  ResolvedCredentials,
  TokenGrant,
  TokenRequestContext,
  TokenSet,
  TokenSource,
} from './grant/token-types.js';
export { valueAt } from './json.js';
export type {
  CallInput,
  CallOptions,
  ClientOptions,
  Fetch,
  GuardedRequest,
  LockoutGuard,
  LockoutReport,
  SignableRequest,
  SignedRequest,
  Signer,
  WithBaseUrl,
} from './model/call.js';
export type {
  ContractOperation,
  ContractRequest,
  ContractResponse,
  ProviderContract,
} from './model/contract.js';
export type {
  ClientAuthentication,
  ClientAuthenticationMethod,
  CredentialDescription,
  ExpiredRule,
  FailureRule,
  FieldSource,
  LifetimeField,
  ResponseMapping,
  TokenDescriptor,
  TokenRequest,
} from './model/descriptor.js';
export { deepFreeze } from './model/descriptor.js';
export type {
  BodyFormat,
  ParameterValues,
  ParameterWriter,
  ReadContent,
  RequestBody,
  ResponseFormat,
} from './model/formats.js';
export type { ErrorMapping, FailureKind, Operation } from './model/operation.js';
export type {
  ApiReference,
  BodyReference,
  FieldReference,
  OperationReference,
  ProviderReference,
  ResponseReference,
} from './model/reference.js';
export type {
  ErrorResult,
  ErrorStatus,
  ParametersOf,
  Result,
  Success,
  SuccessBody,
  SuccessStatus,
} from './model/result.js';
export type { ServerDescription, ServerVariable, ServerVariables } from './model/server.js';
export type { Redactor, RedactorOptions } from './redact/redactor.js';
export { isSecretName, REDACTED, redactMessage, redactor, spellingsOf } from './redact/redactor.js';
