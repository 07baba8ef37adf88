import type { Moment } from './fleet.js';
import type { SimulatedProcess } from './simulated-process.js';

/** How likely a process is stopped or killed at each moment of a refresh. */
export interface Chances {
  readonly stop: number;
  readonly kill: number;
  /** How long it is stopped, at least and at most. */
  readonly stopMs: readonly [least: number, most: number];
}

/** Stops and kills processes at random moments of the protocol, and counts how often. */
export function randomFaults({ stop, kill, stopMs: [least, most] }: Chances) {
  const counts = { stops: 0, kills: 0 };
  const faults = (process: SimulatedProcess, _: Moment, random: () => number) => {
    const drawn = random();
    // Most stops are short: the square draws more of them.
    const ms = least + (most - least) * random() ** 2;
    if (drawn < kill) {
      counts.kills++;
      process.kill();
    } else if (drawn < kill + stop) {
      counts.stops++;
      process.stop(ms);
    }
  };
  return { faults, counts };
}

/** Kills the process that is the `nth` to come to this moment. */
export function killOne(at: Moment, nth: number) {
  let count = 0;
  return (process: SimulatedProcess, moment: Moment) => {
    if (moment === at && ++count === nth) process.kill();
  };
}
