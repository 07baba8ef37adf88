export type { CoboEnvironment } from './sign/cobo-keys.js';
export type { CoboSigner, CoboSignerOptions } from './sign/cobo-signer.js';
export { coboSigner } from './sign/cobo-signer.js';
export type { Ed25519Name, Ed25519Signer } from './sign/ed25519.js';
export type { PrivateKey } from './sign/private-key.js';
export type {
  BeginAnswer,
  BeginStep,
  ClearAnswer,
  ClearStep,
  CommitAnswer,
  CommitStep,
  FailStep,
  Lease,
  LeaseStep,
  RestoreAnswer,
  RestoreStep,
  SendStep,
  Snapshot,
  Store,
  StoredToken,
  Version,
} from './stores/store.js';
