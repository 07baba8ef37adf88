import { importsOf, packages } from './support/project.js';

const SCOPE = '@token-clients/';

/** Which package of ours imports which, by what the sources say. */
export function importGraph(): Map<string, Set<string>> {
  return new Map(
    packages().map(({ folder, sources }) => {
      const names = sources.flatMap(importsOf).filter(name => name.startsWith(SCOPE));
      return [folder, new Set(names.map(name => name.slice(SCOPE.length).split('/')[0] ?? ''))];
    }),
  );
}

/** The graph as ARCHITECTURE.md shows it. */
export function graphText(): string {
  const graph = importGraph();
  const width = Math.max(...[...graph.keys()].map(name => name.length));
  return [...graph]
    .sort(([a, x], [b, y]) => x.size - y.size || (a < b ? -1 : 1))
    .map(
      ([name, needs]) =>
        `    ${name.padEnd(width)}  ${needs.size > 0 ? `-> ${[...needs].sort().join(', ')}` : '(nothing of ours)'}`,
    )
    .join('\n');
}
