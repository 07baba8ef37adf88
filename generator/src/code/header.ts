import type { Spec, SpecIdentity } from '../document/spec.js';

/**
 * Says where a generated file comes from. The spec's hash is in the reference and the contract alone, so that a change of
 * the spec changes only the files that it is about.
 */
export function origin({ provider }: Spec): string {
  const { from, by } = provider.head ?? { from: provider.specName, by: 'npm run generate' };
  return `Generated from ${from} by "${by}".`;
}

/** Whether a file begins as generated ones do, whoever has it now. */
export function isGenerated(text: string): boolean {
  return /^(?:\/\/|<!--) Generated from .+ by ".+"\./.test(text);
}

/** Returns the name of the npm package that users import. */
export function packageName({ name, packageName: own = `@token-clients/${name}` }: SpecIdentity): string {
  return own;
}

/** Writes the head of a generated TypeScript file. */
export function codeHeader(spec: Spec): string {
  return `// ${origin(spec)}\n// Do not edit: change the spec, the templates or the runtime instead.`;
}
