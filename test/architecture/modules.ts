import path from 'node:path';
import { importsOf, projectFiles } from './support/project.js';

/** Which file of ours imports which: types and dynamic imports count, because a reader follows them as well. */
export type ModuleGraph = ReadonlyMap<string, readonly string[]>;

/** The graph of the source files below a folder, such as `packages/cli/src/`. Imports of other packages are left out. */
export function moduleGraph(folder: string): ModuleGraph {
  const files = projectFiles().filter(file => file.startsWith(folder) && file.endsWith('.ts'));
  return new Map(
    files.map(file => {
      const imported = importsOf(file)
        .filter(name => name.startsWith('.'))
        .map(name => path.posix.join(path.posix.dirname(file), name).replace(/\.js$/, '.ts'));
      return [file, [...new Set(imported)].filter(name => files.includes(name)).sort()];
    }),
  );
}

/** The same graph between the folders directly below one. A file that lies in none of them stands for itself. */
export function folderGraph(folder: string): ModuleGraph {
  const folderOf = (file: string) => file.slice(folder.length).split('/')[0] ?? '';
  const graph = new Map<string, string[]>();
  for (const [file, imported] of moduleGraph(folder)) {
    const from = folderOf(file);
    const others = imported.map(folderOf).filter(to => to !== from);
    graph.set(from, [...new Set([...(graph.get(from) ?? []), ...others])].sort());
  }
  return graph;
}

/** The circles of a graph: each is a set of nodes that reach each other (Tarjan, strongly connected components). */
export function circles(graph: ModuleGraph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];

  const visit = (node: string): number => {
    const own = order.size;
    order.set(node, own);
    lowest.set(node, own);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      const reached = order.has(next) ? (open.includes(next) ? (order.get(next) ?? own) : own) : visit(next);
      lowest.set(node, Math.min(lowest.get(node) ?? own, reached));
    }
    const low = lowest.get(node) ?? own;
    if (low === own) {
      const members = open.splice(open.indexOf(node));
      if (members.length > 1) found.push(members.sort());
    }
    return low;
  };

  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found.sort();
}
