// In a module of its own: loaded only where a request must be signed.
export { signerFor } from '@token-clients/auth-hooks';
