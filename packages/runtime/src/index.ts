export type { Clock } from './clock.js';
export { systemClock } from './clock.js';
export type {
  AnswerMapping,
  ClientAuthentication,
  ClientAuthenticationMethod,
  CredentialDescription,
  Exchange,
  ExpiredRule,
  FailureKind,
  FailureRule,
  FieldSource,
  LifetimeField,
  ServerDescription,
  TokenDescriptor,
} from './descriptor.js';
export type { AnyTokenClientError, MalformedReason, TokenClientErrorCode } from './errors.js';
export {
  ClosedError,
  ConfigurationError,
  isTokenClientError,
  LockedError,
  MalformedResponseError,
  NetworkError,
  ReauthenticationRequiredError,
  StoreUnavailableError,
  TimeoutError,
  TokenClientError,
  TokenRequestError,
} from './errors.js';
export type { ErrorMapping, Operation } from './operation.js';
export type {
  AccessToken,
  ExchangeContext,
  Failure,
  GetTokenOptions,
  ResolvedCredentials,
  SignableRequest,
  SignedRequest,
  Signer,
  TokenGrant,
  TokenSet,
  TokenSource,
} from './token-types.js';
