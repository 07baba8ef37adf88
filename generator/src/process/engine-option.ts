import type { EngineName } from '../project/project.js';
import { WrongUsage } from './with-arguments.js';

/** Reads the value of `--engine`. */
export function engineOption(name: string | undefined): EngineName | undefined {
  if (name === undefined || name === 'jar' || name === 'embedded') return name;
  throw new WrongUsage(`Unknown engine "${name}". Use --engine jar or --engine embedded.`);
}
