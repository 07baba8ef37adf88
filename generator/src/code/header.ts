import type { Spec } from '../spec/read-spec.js';

/** What every generated file says of itself: where it comes from, and that nobody edits it. */
export function origin({ provider, sha256 }: Spec): string {
  return `Generated from ${provider.specName} (sha256 ${sha256}) by "npm run generate".`;
}

/** The head of a generated TypeScript file. */
export function codeHeader(spec: Spec): string {
  return `// ${origin(spec)}\n// Do not edit: change the spec, the templates or the runtime instead.`;
}
