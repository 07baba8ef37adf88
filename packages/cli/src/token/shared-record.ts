import { processIdentity } from '@token-clients/auth-hooks/node-store';
import { describeDuration } from '../duration.js';
import type { SharedRecord } from '../stores/store-kind.js';

/** A record that other machines share, and the address of its store. */
export interface SharedView {
  readonly at: string;
  readonly inspection: SharedRecord;
}

/** What all processes see of a shared record, in lines for people. */
export function sharedText({ at, inspection }: SharedView): string[] {
  const { record } = inspection;
  if (!record) return [`shared at ${at}, which has no record of it`];
  const { version, lease, sent, pause, restart } = record;
  const lines = [`shared at ${at}, version ${version}`];
  if (lease) {
    const { holder, state, heldForMs, endsInMs, takenOver } = lease;
    const isGone = state === 'gone' ? ', which is gone,' : '';
    const how = takenOver ? ', taken over from another process' : '';
    lines.push(
      `${describeProcess(holder)}${isGone} has held the lease for ${describeDuration(heldForMs)}${how}; it ends in ${describeDuration(endsInMs)} unless renewed`,
    );
  }
  if (sent && sent.sentBeforeMs !== null)
    lines.push(
      `a token request was sent ${describeDuration(sent.sentBeforeMs)} ago, and ${lease ? 'no response is known yet' : 'its outcome is unknown: a one-time refresh token may be spent'}`,
    );
  if (pause) {
    const { failures, why, endsInMs } = pause;
    lines.push(
      `${failures} attempt${failures === 1 ? '' : 's'} failed (${why}); the next one in ${describeDuration(endsInMs)} at the earliest`,
    );
  }
  if (restart) lines.push('a reset allows one login with the credentials as they are now');
  return lines;
}

/** The same as an object, with times in seconds; what is not the case is null. */
export function sharedObject({ at, inspection }: SharedView) {
  const { redisKey, record, warnings } = inspection;
  const { token, lease, sent, pause } = record ?? {};
  return {
    at,
    key: redisKey,
    exists: record !== undefined,
    epoch: record?.epoch ?? null,
    version: record?.version ?? null,
    fence: record?.fence ?? null,
    encrypted: token ? token.keyId !== undefined : null,
    key_id: token?.keyId ?? null,
    lease: lease
      ? {
          owner: lease.owner,
          holder: lease.holder ?? null,
          state: lease.state ?? null,
          held_for: seconds(lease.heldForMs),
          ends_in: seconds(lease.endsInMs),
          taken_over: lease.takenOver,
        }
      : null,
    sent: sent
      ? {
          owner: sent.owner,
          holder: sent.holder ?? null,
          sent_for: seconds(sent.sentBeforeMs),
          replays: sent.replays,
        }
      : null,
    pause: pause ? { failures: pause.failures, why: pause.why, ends_in: seconds(pause.endsInMs) } : null,
    blocks: record?.blocks.length ?? 0,
    reset: record?.restart ?? false,
    kept_for: seconds(record?.keptForMs),
    warnings,
  };
}

/** Describes a process by what {@link processIdentity} says of it; other names are shown as they are. */
function describeProcess(holder: string | undefined): string {
  if (holder === undefined) return 'a process';
  const [machine = '', , , pid] = holder.split('.');
  if (pid === undefined) return `the process ${holder}`;
  const isHere = processIdentity().startsWith(`${machine}.`);
  return `process ${pid} of ${isHere ? 'this machine' : `the machine ${machine}`}`;
}

function seconds(ms: number | null | undefined): number | null {
  return ms === null || ms === undefined ? null : ms / 1000;
}
