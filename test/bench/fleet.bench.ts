import type { Bench, Figure } from './figure.js';
import { adoptionFigure } from './fleet/adoption.js';
import { killMatrixFigure } from './fleet/kill-matrix.js';
import { lostLocksFigure } from './fleet/lost-locks.js';
import { roundTripsFigure } from './fleet/round-trips.js';
import { soakFigure } from './fleet/soak.js';
import { throughputFigure } from './fleet/throughput.js';
import { wrongSecretFigure } from './fleet/wrong-secret.js';

/** What a fleet does that shares one token over Redis: ours beside no lock and beside published locks. */
export async function fleetSuite({ quick, say }: Bench): Promise<Figure[]> {
  return [
    await soakFigure(quick, say),
    await lostLocksFigure(quick, say),
    await wrongSecretFigure(quick, say),
    await killMatrixFigure(quick, say),
    await roundTripsFigure(),
    await throughputFigure(quick, say),
    await adoptionFigure(quick, say),
  ];
}
