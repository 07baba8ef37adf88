export { authorizationHeader } from './apply/authorization.js';
export type { BearerFetchOptions } from './apply/bearer-fetch.js';
export { bearerFetch } from './apply/bearer-fetch.js';
export type { BearerMiddleware } from './apply/bearer-middleware.js';
export { bearerMiddleware } from './apply/bearer-middleware.js';
export type { FetchFunction, FetchOptions } from './apply/fetch-function.js';
export { isRejection } from './apply/is-rejection.js';
export { signedFetch } from './apply/signed-fetch.js';
export type { TokenEvent, TokenEventListener } from './events.js';
export { TOKEN_CHANNEL } from './events.js';
export type { Obstacle, Phase } from './lifecycle.js';
export type { LockoutGuardOptions } from './lockout-guard.js';
export { lockoutGuard } from './lockout-guard.js';
export type { CloseOptions, ManagedTokenSource, TokenSourceOptions } from './managed-token-source.js';
export type { CoboEnvironment } from './sign/cobo-keys.js';
export type { CoboSigner, CoboSignerOptions } from './sign/cobo-signer.js';
export { coboSigner } from './sign/cobo-signer.js';
export type { Ed25519Name, Ed25519Signer } from './sign/ed25519.js';
export type { PrivateKey } from './sign/private-key.js';
export { signerFor } from './sign/signer-for.js';
export type { TokenStatus } from './status.js';
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
export type { Windows } from './windows.js';
