import type { Spec } from '../read/spec.js';

/**
 * What every generated file says of itself: where it comes from, and that nobody edits it. The spec's hash is not in it
 * but in the reference and the contract cases alone, so that a change of the spec changes just the files that it is about.
 */
export function origin({ provider }: Spec): string {
  return `Generated from ${provider.specName} by "npm run generate".`;
}

/** The head of a generated TypeScript file. */
export function codeHeader(spec: Spec): string {
  return `// ${origin(spec)}\n// Do not edit: change the spec, the templates or the runtime instead.`;
}
