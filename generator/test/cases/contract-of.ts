import type { ContractOperation, ProviderContract } from '@token-clients/runtime';
import { transformSync } from 'esbuild';
import type { Made } from '../support/stranger/made.js';

/** Reads what a package's contract says of an operation. The file is no part of the build. */
export function contractOf({ read }: Made, operationId: string): ContractOperation {
  const { code } = transformSync(read('src/generated/contract.ts'), { loader: 'ts', format: 'cjs' });
  const module = { exports: {} as { contract?: ProviderContract } };
  new Function('module', 'exports', code)(module, module.exports);
  const found = module.exports.contract?.operations.find(known => known.operationId === operationId);
  if (!found) throw new Error(`The contract has no operation ${operationId}.`);
  return found;
}
