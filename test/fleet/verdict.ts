import type { Recording } from './recorder.js';
import { type Settings, TIMES, usableMs } from './settings.js';

/** A part of the promise, and whether it was kept. */
export interface Kept {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit?: 's';
  readonly kept: boolean;
}

/** Judges a run by what auth-hooks promises of processes that share a store. */
export function verdict(recording: Recording, settings: Settings): Kept[] {
  const { requests, errors, durationMs } = recording;
  const senders = settings.secondGrant ? sendersKilled(recording) : 0;
  return [
    atMost('refresh tokens sent a second time', 0, requests.filter(({ reused }) => reused).length),
    atMost('token requests rejected', 0, requests.filter(({ accepted }) => !accepted).length),
    atMost(
      'token requests',
      Math.ceil(durationMs / usableMs(settings.lifetimeMs)) + 1 + senders,
      requests.length,
    ),
    atMost('calls without a token', 0, errors.length),
    atMost(
      'longest wait of a call',
      longestWaitAllowed(settings) / 1_000,
      longestWait(recording) / 1_000,
      's',
    ),
  ];
}

/** Returns the longest time for which callers of a running process waited. */
export function longestWait({ spans }: Pick<Recording, 'spans'>): number {
  return Math.max(0, ...spans.filter(({ kind }) => kind === 'waiting').map(({ from, to }) => to - from));
}

/** A request that was sent by a process that died is waited for until the hard time-out; a lease, until it ends. */
function longestWaitAllowed({ calm }: Settings): number {
  return calm ? 3_000 : Math.max(TIMES.leaseMs + 3_000, TIMES.hardTimeoutMs + 1_000);
}

/** Each process that was killed after it had sent costs one more request. */
function sendersKilled({ spans, marks }: Recording): number {
  const kills = marks.filter(({ kind }) => kind === 'killed');
  return kills.filter(({ lane, at }) =>
    spans.some(span => span.kind === 'sent' && span.lane === lane && Math.abs(span.to - at) < 50),
  ).length;
}

function atMost(what: string, limit: number, value: number, unit?: 's'): Kept {
  return { what, value, limit, kept: value <= limit, ...(unit && { unit }) };
}
