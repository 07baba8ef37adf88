/**
 * A module of Node, Bun or Deno; undefined in any other runtime. Not an import, so that no bundle for the web sees a
 * node module (`process.getBuiltinModule`: Node 20.16 and 22.3).
 *
 * Some runtimes have a `process` that is not Node's: in the edge runtime of Next.js, members that it does not have
 * throw when they are called.
 */
export function nodeModule<Module>(name: string): Module | undefined {
  try {
    const { process } = globalThis as {
      process?: { getBuiltinModule?: (name: string) => Module | undefined };
    };
    return process?.getBuiltinModule?.(name);
  } catch {
    return undefined;
  }
}
