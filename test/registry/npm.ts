import type { SpawnOptions } from 'node:child_process';

/** Program, arguments and options that run npm, for `outputOf` and the like. On Windows it is a script of the shell. */
export function npm(
  args: readonly string[],
  options: SpawnOptions,
): readonly [program: string, args: readonly string[], options: SpawnOptions] {
  return ['npm', args, { ...options, shell: process.platform === 'win32' }];
}
