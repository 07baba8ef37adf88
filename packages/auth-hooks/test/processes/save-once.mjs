// Commits one token and prints what came of it. Arguments: directory, key, access token.
import { fileStore } from '@token-clients/auth-hooks/file-store';

const [directory, key, accessToken] = process.argv.slice(2);
const store = fileStore({ directory });
const fingerprint = 'f'.repeat(32);
const token = { accessToken, tokenType: 'Bearer', lifetimeMs: 1_000, lifetimeFrom: 'response' };

try {
  const seen = await store.read(key);
  const held = await store.begin(key, { owner: 'a', fingerprint, ...(seen && { seen }) });
  const step = { owner: 'a', fence: held.fence, seen: { epoch: held.epoch, version: held.version } };
  await store.commit(key, { ...step, token, ageMs: 0, fingerprint });
  console.log(JSON.stringify({ committed: true }));
} catch (error) {
  console.log(JSON.stringify({ code: error.code, message: error.message }));
}
