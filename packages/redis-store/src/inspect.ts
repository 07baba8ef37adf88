import type { Block, FailureReason, Processes, ProcessState } from '@token-clients/auth-hooks/store';
import { blocksOf } from '@token-clients/auth-hooks/store';
import type { FailureKind } from '@token-clients/runtime';
import { keyIdOf } from './payload.js';
import { type Fields, recordOf } from './record-fields.js';
import type { Reply } from './redis-steps.js';

/** What a store knows of one grant, for an operator. Durations are milliseconds; nothing in it is secret. */
export interface RecordInspection {
  /** The key in Redis. */
  readonly redisKey: string;
  /** Absent where there is no record. */
  readonly record?: InspectedRecord | undefined;
  /** The version of the server; absent if the account may not see it. */
  readonly serverVersion?: string | undefined;
  /** `maxmemory-policy` of the server; absent if the account may not see it. */
  readonly evictionPolicy?: string | undefined;
  /** What endangers the record, each in a sentence. */
  readonly warnings: readonly string[];
}

/** A record as an operator sees it. */
export interface InspectedRecord {
  readonly epoch: string;
  readonly version: number;
  readonly fence: number;
  readonly token?: InspectedToken | undefined;
  /** Who may send a token request now. */
  readonly lease?: InspectedLease | undefined;
  /** A request that was sent and did not commit. */
  readonly sent?: InspectedMark | undefined;
  /** The pause after failures in passing. */
  readonly pause?: InspectedPause | undefined;
  /** Credentials that a server rejected. */
  readonly blocks: readonly Block[];
  /** An operator reset: the credentials as they are now may be sent once. */
  readonly restart: boolean;
  /** How long Redis keeps the record; null: until it is cleared. */
  readonly keptForMs: number | null;
}

/** What is known of the stored token, which is not shown. */
export interface InspectedToken {
  readonly ageMs: number;
  /** The key that it is encrypted with; absent: it is not encrypted. */
  readonly keyId?: string | undefined;
}

/** Who may send a token request, since when, and until when. */
export interface InspectedLease {
  readonly owner: string;
  /** The process, as {@link Processes} names it; `state` is what this machine knows of it. */
  readonly holder?: string | undefined;
  readonly state?: ProcessState | undefined;
  readonly heldForMs: number;
  readonly endsInMs: number;
  readonly takenOver: boolean;
}

/** A token request that was sent, whose outcome the store does not know. */
export interface InspectedMark {
  readonly owner: string;
  readonly holder?: string | undefined;
  /** Null: a response came, and it brought no token. */
  readonly sentBeforeMs: number | null;
  readonly replays: number;
}

/** How long nothing is sent after failures that pass, and why. */
export interface InspectedPause {
  readonly failures: number;
  readonly endsInMs: number;
  readonly why: FailureKind;
  readonly reason?: FailureReason | undefined;
}

/** Reads the reply of the script `inspect`. */
export function inspectionOf(reply: Reply, redisKey: string, processes: Processes): RecordInspection {
  const [ttl = '-1', server = '', memory = '', ...fields] = reply.rest;
  const evictionPolicy = infoValue(memory, 'maxmemory_policy');
  const record =
    reply.word === 'record' ? inspectedRecord(fields, reply.now, Number(ttl), processes) : undefined;
  return {
    redisKey,
    ...(record && { record }),
    serverVersion: infoValue(server, 'redis_version'),
    evictionPolicy,
    warnings: evictionPolicy && evictionPolicy !== 'noeviction' ? [evictionWarning(evictionPolicy)] : [],
  };
}

function inspectedRecord(fields: Fields, now: number, ttlMs: number, processes: Processes): InspectedRecord {
  const record = recordOf(fields);
  const { epoch, version, fence, payload, issuedAt, lease, mark, pause } = record;
  return {
    epoch,
    version,
    fence,
    ...(payload !== null && { token: { ageMs: now - issuedAt, keyId: keyIdOf(payload) } }),
    ...(lease &&
      lease.until > now && {
        lease: {
          owner: lease.owner,
          holder: lease.holder,
          state: lease.holder === undefined ? undefined : processes.stateOf(lease.holder),
          heldForMs: now - (lease.since ?? now),
          endsInMs: lease.until - now,
          takenOver: lease.takenOver ?? false,
        },
      }),
    ...(mark && {
      sent: {
        owner: mark.owner,
        holder: mark.holder,
        sentBeforeMs: mark.at > 0 ? now - mark.at : null,
        replays: mark.replays,
      },
    }),
    ...(pause && {
      pause: {
        failures: pause.failures,
        endsInMs: Math.max(0, pause.until - now),
        why: pause.why,
        reason: pause.reason,
      },
    }),
    blocks: blocksOf(record, now),
    restart: record.restart ?? false,
    keptForMs: ttlMs >= 0 ? ttlMs : null,
  };
}

function evictionWarning(policy: string): string {
  return policy.startsWith('volatile-')
    ? `maxmemory-policy is ${policy}: a full Redis removes records that have a time to live. Set noeviction.`
    : `maxmemory-policy is ${policy}: a full Redis removes records, with refresh tokens and blocks in them. Set noeviction.`;
}

function infoValue(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}
