let lastNonce = 0;
let lastReading = 0;

/**
 * A clock that goes back less than this is bridged by counting on; one that goes back further was wrong before, and
 * counting on from the wrong time would make every signature wrong for as long as the error was large.
 */
const CORRECTION_MS = 30_000;

/**
 * The next nonce: the time in milliseconds as decimal text, larger than every nonce that this process gave before,
 * for any signer. Calls within one millisecond count on. Only when the clock itself is set back by more than 30 s
 * (corrected by a learned offset, or by the system) does the nonce follow it back.
 *
 * @param nowMs the best guess of the server's time, in epoch milliseconds
 */
export function nextNonce(nowMs: number): string {
  const reading = Math.floor(nowMs);
  const setBack = reading < lastReading - CORRECTION_MS;
  lastNonce = setBack ? reading : Math.max(reading, lastNonce + 1);
  lastReading = reading;
  return String(lastNonce);
}
