// Adds commits to one record, as fast as it can, until the time is up. Arguments: directory, key, milliseconds.
// Prints how many of its commits were accepted, and each time another process was in the way.
import { fileStore } from '@token-clients/auth-hooks/file-store';

const [directory, key, duration] = process.argv.slice(2);
const store = fileStore({ directory });
const end = performance.now() + Number(duration);
const token = {
  accessToken: 'fake'.repeat(500),
  tokenType: 'Bearer',
  lifetimeMs: 1_000,
  lifetimeFrom: 'response',
};
const fingerprint = 'f'.repeat(32);
let commits = 0;

while (performance.now() < end) {
  const owner = `${process.pid}-${commits}-${Math.random()}`;
  const seen = await store.read(key);
  const held = await store.begin(key, { owner, fingerprint, ...(seen && { seen }) });
  if (held.is !== 'lease') {
    await new Promise(resolve => setTimeout(resolve, 1 + Math.random() * 5));
    continue;
  }
  const step = { owner, fence: held.fence, seen: { epoch: held.epoch, version: held.version } };
  if ((await store.markSent(key, step)) !== 'ok') continue;
  const result = await store.commit(key, { ...step, token, ageMs: 0, fingerprint });
  if (result.is === 'committed') commits++;
}
console.log(JSON.stringify({ commits }));
