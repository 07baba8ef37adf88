import type { BeginResult } from '@token-clients/auth-hooks/store';
import type { FailureKind } from '@token-clients/runtime';
import { reasonOf } from './record-fields.js';
import type { Reply } from './redis-steps.js';

/** Reads what `begin` returns, other than a record to adopt. */
export function beginResult({ word, rest }: Reply): BeginResult {
  const [first = '', second = ''] = rest;
  if (word === 'behind') return { is: 'behind' };
  if (word === 'wait' || word === 'ask') return { is: 'wait', forMs: Number(first) };
  if (word === 'blocked') {
    const forMs = first === '' ? null : Number(first);
    return { is: 'blocked', forMs, why: second as FailureKind, reason: reasonOf(rest[2]) };
  }
  const [fence, epoch = '', version, suspect, replays, probe, failures, restart, reason] = rest;
  return {
    is: 'lease',
    fence: Number(fence),
    epoch,
    version: Number(version),
    suspect: suspect === '1',
    replays: Number(replays),
    probe: probe === '1',
    failures: Number(failures),
    restart: restart === '1',
    reason: reasonOf(reason),
  };
}
