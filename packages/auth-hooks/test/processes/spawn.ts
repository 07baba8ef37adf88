import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startScript, type TestProcess } from '@token-clients/test-support/token-processes';

export type { TestProcess } from '@token-clients/test-support/token-processes';

/** Starts a script of this folder, which runs built code. */
export function startProcess(
  script: string,
  args: readonly string[],
  options: { readonly fileSizeLimit?: number } = {},
): TestProcess {
  if (!existsSync(new URL('../../dist/stores/file/file-store.js', import.meta.url))) {
    throw new Error('Processes run built code. Run: npx tsc -b packages/runtime packages/auth-hooks');
  }
  return startScript(fileURLToPath(new URL(script, import.meta.url)), args, options);
}
