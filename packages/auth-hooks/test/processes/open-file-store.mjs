// Opens the file store for processes under test.
import { fileStore } from '@token-clients/auth-hooks/file-store';

/** @param options `{ directory, encryptionKey }` */
export function openStore({ directory, encryptionKey }, { leaseMs, hardTimeoutMs }) {
  return {
    store: fileStore({ directory, encryptionKey, leaseMs, hardTimeoutMs }),
    close: async () => {},
  };
}
