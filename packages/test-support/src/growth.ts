/**
 * With which power of the size the work grows: about 1 if with the size, about 2 if with its square. A run of `size` is
 * compared with one of sixteen times as much, each by its fastest of several, and by what the processor did for this
 * process: whatever else the machine does meanwhile does not count.
 */
export function growth(work: (size: number) => unknown, size: number): number {
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < 7; run++) {
    small = Math.min(small, timeOf(work, size));
    large = Math.min(large, timeOf(work, size * FACTOR));
  }
  return Math.log(large / small) / Math.log(FACTOR);
}

const FACTOR = 16;

function timeOf(work: (size: number) => unknown, size: number): number {
  const start = process.cpuUsage();
  work(size);
  const { user, system } = process.cpuUsage(start);
  return Math.max(1, user + system);
}
