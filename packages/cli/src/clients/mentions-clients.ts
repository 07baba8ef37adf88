import { Inputs } from '../config/inputs.js';
import { configPlace } from '../config/paths.js';
import type { Io } from '../io.js';

/**
 * Whether the config file may list clients of the user's own. Most files list none, and their parser would slow down every
 * start.
 *
 * @param named value of the flag `--config`
 */
export function mentionsClients(io: Io, named: string | undefined): boolean {
  try {
    const inputs = new Inputs(io);
    const { path } = configPlace(inputs, named);
    return path !== undefined && (inputs.file(path)?.includes('providers') ?? false);
  } catch {
    // What reads the settings says what is wrong.
    return false;
  }
}
