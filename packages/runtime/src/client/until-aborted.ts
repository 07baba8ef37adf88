/**
 * Waits for a value as long as a signal lets the caller: what makes it, such as a signer that asks a KMS, may not listen
 * to signals. A value that is there needs no wait.
 *
 * @throws the signal's reason, as soon as it is aborted
 */
export async function untilAborted<Value>(
  value: Value | PromiseLike<Value>,
  signal: AbortSignal | null | undefined,
): Promise<Value> {
  if (!signal || !(value instanceof Object && 'then' in value)) return value;
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  if (signal.aborted) abort();
  try {
    return await Promise.race([value, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
