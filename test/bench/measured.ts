import type { Figure } from './figure.js';
import type { Machine } from './machine.js';

/** A figure with the machine and commit it was measured on: suites may be run one at a time. */
export interface Measured extends Figure {
  readonly measured: Pick<Machine, 'date' | 'commit' | 'node'>;
}

/** All figures, as test/bench/results.json has them. */
export interface Results {
  readonly machine: Machine;
  readonly figures: readonly Measured[];
}

/** Where and when figures were measured, in a line. */
export function machineLine({ cpus, system, node, java, commit, date }: Machine): string {
  return `${date}, commit ${commit ?? 'unknown'}, Node ${node}, ${java ?? 'no Java'}, ${system}, ${cpus} cores.`;
}
