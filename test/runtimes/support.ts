import type { Measured } from './results.js';

/** What a package is: it decides what it is run with. */
export type Kind =
  /** Runs wherever there is `fetch`. */
  | 'anywhere'
  /** A library for Node. */
  | 'node'
  /** A program. */
  | 'program';

/** The table of a package's README that says what it is tested with, from what was measured. */
export function supportTable(results: readonly Measured[], kind: Kind): string {
  const versions = (pattern: RegExp) =>
    results.flatMap(({ id, version }) => (pattern.test(id) ? [version] : [])).join(', ');
  const typescript = versions(/^typescript-/);
  const rows: readonly (readonly [what: string, versions: string, kinds: readonly Kind[]])[] = [
    ['Node.js', versions(/^node-/), ['anywhere', 'node', 'program']],
    ['Bun', versions(/^bun$/), ['anywhere']],
    ['Deno', versions(/^deno$/), ['anywhere']],
    ['Cloudflare Workers (workerd)', versions(/^workerd(-2026-04)?$/), ['anywhere']],
    ['browsers', `Chromium ${versions(/^chromium$/)}`, ['anywhere']],
    ['Next.js', `${versions(/^next$/)}, routes on edge and on Node.js`, ['anywhere']],
    ['CommonJS', 'by `require()`, on the Node.js above', ['anywhere', 'node']],
    ['Jest', `${versions(/^jest$/)}, CommonJS and ES modules`, ['anywhere']],
    ['TypeScript', `${typescript}, each with \`node16\`, \`nodenext\` and \`bundler\``, ['anywhere', 'node']],
  ];
  const lines = rows.flatMap(([what, with_, kinds]) =>
    kinds.includes(kind) ? [`| ${what} | ${with_} |`] : [],
  );
  return ['| runs with | tested |', '|---|---|', ...lines].join('\n');
}
