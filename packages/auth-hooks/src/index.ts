export type { TokenEvent, TokenEventListener } from './events.js';
export { TOKEN_CHANNEL } from './events.js';
export type { BearerMiddleware } from './fetch/authorization.js';
export { authorizationHeader, bearerMiddleware } from './fetch/authorization.js';
export type { BearerFetchOptions } from './fetch/bearer-fetch.js';
export { bearerFetch } from './fetch/bearer-fetch.js';
export type { FetchFunction, FetchOptions } from './fetch/call.js';
export { isRejection } from './fetch/is-rejection.js';
export { signedFetch } from './fetch/signed-fetch.js';
export type { Obstacle, Phase } from './lifecycle/lifecycle.js';
export type { Windows } from './lifecycle/windows.js';
export type { LockoutGuardOptions } from './lockout-guard.js';
export { lockoutGuard } from './lockout-guard.js';
export type {
  CloseOptions,
  ManagedTokenSource,
  TokenSourceOptions,
  TokenStatus,
} from './managed-token-source.js';
export type { CoboEnvironment } from './sign/cobo-response.js';
export type { CoboSigner, CoboSignerOptions } from './sign/cobo-signer.js';
export { coboSigner } from './sign/cobo-signer.js';
export type { Ed25519Name, Ed25519Signer } from './sign/ed25519.js';
export type { PrivateKey } from './sign/private-key.js';
export { signerFor } from './sign/signer-for.js';
export type {
  BeginResult,
  BeginStep,
  Block,
  ClearResult,
  ClearStep,
  CommitResult,
  CommitStep,
  FailStep,
  FailureReason,
  Lease,
  LeaseStep,
  ReleaseStep,
  RestoreResult,
  RestoreStep,
  SendStep,
  Snapshot,
  Store,
  StoredToken,
  Version,
} from './stores/store.js';
export { tokenSource } from './token-source.js';
