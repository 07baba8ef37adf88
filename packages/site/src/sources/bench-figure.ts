import { readProject } from '../build/project.js';

/** What the site takes from the results of the benchmark. */
export interface BenchFigure {
  readonly id: string;
  readonly title: string;
  /** Heads first. */
  readonly table?: readonly (readonly string[])[];
  readonly notes?: readonly string[];
  readonly measured: { readonly date: string; readonly node: string };
}

/**
 * Returns a figure of the last measurement.
 *
 * @throws Error if there is none with this id
 */
export function benchFigure(id: string): BenchFigure {
  const { figures } = JSON.parse(readProject('test/bench/results.json')) as { figures: BenchFigure[] };
  const found = figures.find(figure => figure.id === id);
  if (!found) throw new Error(`test/bench/results.json has no figure ${id}`);
  return found;
}
