import { Module } from 'node:module';

/**
 * Loads a CommonJS package by Node's own loader, also in Jest. Jest's loaders read no ES modules where its configuration does not
 * say so, package by package, and they load everything again for each test file.
 */
export async function loadNatively(name: string): Promise<unknown> {
  // In Jest, `Module` is a class over Node's own, with another `createRequire()`.
  const { createRequire = Module.createRequire } = Object.getPrototypeOf(Module) as Partial<typeof Module>;
  const base = typeof __filename === 'string' ? __filename : (await import('./here.js')).here;
  return createRequire(base)(name);
}
