import { STEPS, type Step } from './commands.js';
import type { ProtocolTimes } from './modules.js';
import type { GrantKind } from './plain-grant.js';

/**
 * What happens to a process at a step. `stopped`: until the others have what they asked for. `stopped for a moment`: it
 * goes on while they wait for what it sent.
 */
export type Fate = 'killed' | 'stopped' | 'stopped for a moment';

/** One cell of the kill matrix: what happens to the process that refreshes, and what the others can do then. */
export interface KillCell {
  readonly step: Step;
  readonly fate: Fate;
  readonly grant: GrantKind;
  /** Where the others run. */
  readonly machine: 'same machine' | 'another machine';
  /** The server sends the pair again for a refresh token that was spent a moment ago. */
  readonly forgives?: boolean | undefined;
  /** The server carries the request out only when the process is gone. */
  readonly isSlow?: boolean | undefined;
}

const GRANTS = ['login', 'fall-back', 'never'] as const;
const SENT: readonly Step[] = ['marked', 'sent', 'responded'];

/** All cells of one kind of neighbourhood: every step, killed and stopped, with each kind of grant. */
export function killCells(machine: KillCell['machine']): KillCell[] {
  const cells = GRANTS.flatMap(grant =>
    STEPS.flatMap(step => (['killed', 'stopped'] as const).map(fate => ({ step, fate, grant, machine }))),
  );
  const more = SENT.flatMap((step): KillCell[] => [
    { step, fate: 'stopped for a moment', grant: 'login', machine },
    { step, fate: 'killed', grant: 'login', machine, forgives: true },
  ]);
  return [...cells, ...more, { step: 'sent', fate: 'killed', grant: 'login', machine, isSlow: true }];
}

export function nameOf({ step, fate, grant, machine, forgives, isSlow }: KillCell): string {
  const server = `${forgives ? ', a server that forgives' : ''}${isSlow ? ', a slow server' : ''}`;
  return `${fate}: ${step}; ${grant}${server}; ${machine}`;
}

/** Whether the only copy of a refresh token that nothing can replace is lost, whatever a client does. */
export function isLost({ step, fate, grant, forgives }: KillCell): boolean {
  const isSpent = step === 'sent' || step === 'responded';
  return isSpent && grant === 'login' && fate !== 'stopped for a moment' && !forgives;
}

/**
 * Returns how long a caller of another process may wait.
 *
 * @param sentAgoMs how long ago the request was marked as sent, if it was
 */
export function limitMs(
  { step, fate, grant, machine }: KillCell,
  { leaseMs, hardTimeoutMs }: ProtocolTimes,
  sentAgoMs: number,
): number {
  if (grant === 'login' && SENT.includes(step)) return Math.max(0, hardTimeoutMs - sentAgoMs) + 1_000;
  // Nothing can be spent, or nothing was. This machine knows who died, but not whether a stopped process goes on.
  const isKnown = machine === 'same machine' && (grant !== 'login' || fate === 'killed');
  return isKnown ? 3_000 : leaseMs + 3_000;
}
