import type { Bench, Figure } from './figure.js';
import { lostLocksFigure } from './fleet/lost-locks.js';
import { soakFigure } from './fleet/soak.js';

/** What a fleet does that shares one token over Redis: ours beside no lock and beside published locks. */
export async function fleetSuite({ quick, say }: Bench): Promise<Figure[]> {
  return [await soakFigure(quick, say), await lostLocksFigure(quick, say)];
}
