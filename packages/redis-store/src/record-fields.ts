import type { FailureReason, StoreRecord } from '@token-clients/auth-hooks/store';
import type { FailureKind } from '@token-clients/runtime';

/** The fields of a hash in Redis: names and values one after the other, as the scripts return them. */
export type Fields = readonly string[];

/** Reads the record that a script returned. The payload is still sealed, or JSON. */
export function recordOf(fields: Fields): StoreRecord<string> {
  const values = new Map<string, string>();
  for (let i = 0; i + 1 < fields.length; i += 2) values.set(fields[i] ?? '', fields[i + 1] ?? '');
  const text = (name: string) => values.get(name);
  const number = (name: string) => Number(values.get(name));
  const flag = (name: string) => values.get(name) === '1';
  const owner = (of: 'lease' | 'mark') => {
    const holder = text(`${of}Holder`);
    return {
      owner: text(`${of}Owner`) ?? '',
      fence: number(`${of}Fence`),
      ...(holder !== undefined && { holder }),
    };
  };
  const forgotten = reasonOf(text('forgotten'));
  return {
    epoch: text('epoch') ?? '',
    version: number('version'),
    payload: text('payload') ?? null,
    issuedAt: number('issuedAt'),
    fence: number('fence'),
    counter: number('counter'),
    lease: values.has('leaseOwner')
      ? {
          ...owner('lease'),
          until: number('leaseUntil'),
          since: number('leaseSince'),
          ...(flag('leaseTakenOver') && { takenOver: true }),
        }
      : null,
    mark: values.has('markOwner')
      ? {
          ...owner('mark'),
          version: number('markVersion'),
          at: number('markAt'),
          replays: number('markReplays'),
          suspect: flag('markSuspect'),
        }
      : null,
    pause: values.has('pauseWhy')
      ? {
          failures: number('pauseFailures'),
          until: number('pauseUntil'),
          why: text('pauseWhy') as FailureKind,
          ...withReason(text('pauseReason')),
        }
      : null,
    refused: Object.fromEntries(rejectionsOf(text('rejections'))),
    ...(flag('restart') && { restart: true }),
    ...(forgotten && { forgotten }),
  };
}

interface StoredRejection {
  readonly fingerprint: string;
  readonly count: number;
  readonly ends: number;
  readonly why: FailureKind;
  readonly reason?: string;
}

function rejectionsOf(text: string | undefined): [string, StoreRecord['refused'][string]][] {
  const list = text === undefined ? [] : (JSON.parse(text) as StoredRejection[]);
  return list.map(({ fingerprint, count, ends, why, reason }) => [
    fingerprint,
    { count, until: ends, why, ...withReason(reason) },
  ]);
}

/** Reads what the server said, which the scripts keep as JSON. */
export function reasonOf(text: string | undefined): FailureReason | undefined {
  return text ? (JSON.parse(text) as FailureReason) : undefined;
}

function withReason(text: string | undefined): { readonly reason?: FailureReason } {
  const reason = reasonOf(text);
  return reason ? { reason } : {};
}
