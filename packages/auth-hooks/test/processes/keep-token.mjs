// Many callers of one source, over a file store, until the time is up.
// Argument: JSON { grant, directory, encryptionKey, leaseMs, hardTimeoutMs, timeoutMs, callers, durationMs }.
// Prints JSON { served, tokens, errors }.
import { tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { plainGrant } from './plain-grant.mjs';

const { grant, directory, encryptionKey, leaseMs, hardTimeoutMs, timeoutMs, callers, durationMs } =
  JSON.parse(process.argv[2]);
const store = fileStore({ directory, encryptionKey, leaseMs, hardTimeoutMs });
const source = tokenSource(plainGrant(grant), { store, timeoutMs });
const end = performance.now() + durationMs;
const tokens = new Set();
const errors = {};
let served = 0;

await Promise.all(
  Array.from({ length: callers }, async () => {
    while (performance.now() < end) {
      try {
        tokens.add((await source.get()).value);
        served++;
      } catch (error) {
        errors[error.code ?? error.name] = (errors[error.code ?? error.name] ?? 0) + 1;
      }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }),
);
await source.close();
console.log(JSON.stringify({ served, tokens: tokens.size, errors }));
