import type { Bench, Figure } from './figure.js';
import { killedHolder } from './killed-holder.js';
import { restarts } from './restarts.js';

/** What the built command line does when processes are ended, and started again and again. */
export async function cliSuite({ quick, say }: Bench): Promise<Figure[]> {
  say('calls after a process was ended in the middle of its request');
  const holder = await killedHolder(quick ? 1 : 5);
  say('processes with a wrong secret, started again and again');
  return [holder, await restarts()];
}
