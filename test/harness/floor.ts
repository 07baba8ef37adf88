const token = Promise.resolve({ value: 'fake-token' });
const until = Date.now() + 86_400_000;

/**
 * What the hot path of any token holder costs at least: one clock is read and compared, and a promise that is already
 * resolved is returned, to be awaited.
 */
export function floor(): Promise<unknown> {
  return Date.now() < until ? token : Promise.reject(new Error('This process has run for a day.'));
}
