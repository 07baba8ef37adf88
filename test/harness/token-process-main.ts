import { tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { isTokenClientError } from '@token-clients/runtime';
import { grantFor } from './ours.js';
import type { TokenProcessOrder, TokenProcessResult } from './token-process.js';

const { setup, renew } = JSON.parse(process.argv[2] ?? '') as TokenProcessOrder;
const grant = grantFor({ ...setup, code: () => 'none' });
const source = tokenSource(grant, { store: fileStore({ directory: setup.storeDirectory ?? '' }) });

const older = renew ? (await source.get()).id : undefined;
const started = performance.now();
const outcome = await source.get({ newerThan: older }).then(
  ({ value }) => ({ token: value }),
  error => ({ error: isTokenClientError(error) ? error.code : String(error) }),
);
const result: TokenProcessResult = { ms: performance.now() - started, ...outcome };
await source.close();
await new Promise(resolve => process.send?.(result, resolve));
process.disconnect();
