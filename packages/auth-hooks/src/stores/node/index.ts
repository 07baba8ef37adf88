export {
  type EncryptionKey,
  type SealedToken,
  type TokenSealer,
  tokenSealer,
  wrongKey,
} from './encryption.js';
export { processIdentity, processState } from './process-identity.js';
