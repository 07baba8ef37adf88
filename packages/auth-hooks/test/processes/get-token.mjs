// Gets a token through a source and a file store, and can halt at one step of the protocol until a line says to go on.
// Argument: JSON { grant, directory, leaseMs, hardTimeoutMs, timeoutMs, haltAt }.
// Lines: `at <step>`, then `token <token>` or `error <code>`.
import { createInterface } from 'node:readline';
import { tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { plainGrant } from './plain-grant.mjs';

const { grant: options, directory, leaseMs, hardTimeoutMs, timeoutMs, haltAt } = JSON.parse(process.argv[2]);
const input = createInterface({ input: process.stdin });

let halted = false;
async function reach(step) {
  if (step !== haltAt || halted) return;
  halted = true;
  console.log(`at ${step}`);
  await new Promise(resolve => input.once('line', resolve));
}

const store = fileStore({ directory, leaseMs, hardTimeoutMs });
const halting = {
  ...store,
  async begin(...step) {
    await reach('before lease');
    const result = await store.begin(...step);
    if (result.is === 'lease') await reach('leased');
    return result;
  },
  async markSent(...step) {
    const result = await store.markSent(...step);
    await reach('marked');
    return result;
  },
  async commit(...step) {
    await reach('responded');
    const result = await store.commit(...step);
    await reach('committed');
    return result;
  },
};
const grant = plainGrant(options);
const halts = {
  ...grant,
  async refresh(...request) {
    const result = grant.refresh(...request);
    result.catch(() => {});
    await reach('sent');
    return result;
  },
};

const source = tokenSource(halts, { store: halting, timeoutMs });
try {
  console.log(`token ${(await source.get()).value}`);
} catch (error) {
  console.log(`error ${error.code}`);
}
await source.close();
input.close();
