import type { StoreRecord } from './record.js';

/** Writes a record as JSON. */
export function formatRecord(record: StoreRecord): string {
  return JSON.stringify(record, storable);
}

/** Reads a record that {@link formatRecord} wrote; undefined if the text is no such record. */
export function parseRecord<Payload>(text: string): StoreRecord<Payload> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? (value as unknown as StoreRecord<Payload>) : undefined;
  } catch {
    return undefined;
  }
}

/** JSON has no infinity and would write null, which is no number to calculate with: replaces it. */
export function storable(_name: string, value: unknown): unknown {
  return value === Infinity ? Number.MAX_SAFE_INTEGER : value;
}

/** Whether all is there that the steps calculate with. What the payload is, the store knows. */
export function isRecord(value: unknown): value is StoreRecord {
  if (!isObject(value)) return false;
  const { epoch, version, issuedAt, fence, counter, payload, lease, mark, pause, refused } = value;
  return (
    typeof epoch === 'string' &&
    payload !== undefined &&
    [version, issuedAt, fence, counter].every(Number.isFinite) &&
    (lease === null || hasNumbers(lease, 'fence', 'until')) &&
    (mark === null || hasNumbers(mark, 'fence', 'version', 'at', 'replays')) &&
    (pause === null || hasNumbers(pause, 'failures', 'until')) &&
    isObject(refused) &&
    Object.values(refused).every(each => hasNumbers(each, 'count', 'until'))
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasNumbers(value: unknown, ...names: string[]): boolean {
  return isObject(value) && names.every(name => Number.isFinite(value[name]));
}
