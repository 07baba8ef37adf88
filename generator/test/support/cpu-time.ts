/**
 * Does some work of this process, and returns its result and the processor time that it took: unlike the time that passes, that
 * is the same on a busy machine.
 */
export async function cpuTime<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ readonly result: Result; readonly cpuMs: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, cpuMs: (user + system) / 1000 };
}
