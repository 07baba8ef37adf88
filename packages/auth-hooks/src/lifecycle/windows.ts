import { MAX_LIFETIME_MS } from '@token-clients/runtime';

/** How long before its expiry a token is renewed in the background, and from when on callers wait for the next one. */
export interface Windows {
  readonly advisoryMs: number;
  readonly mandatoryMs: number;
}

const SHORT_MS = 20_000;

/**
 * Returns the windows of a lifetime: a fifth of it, 10 s to 5 min, to renew early, and 3 %, 2 s to 60 s, to make
 * callers wait. Tokens that live under 20 s get a half and a tenth. Up to 20 % of jitter keeps many processes from renewing
 * at once.
 *
 * @param wanted replaces either, up to 60 % and 10 % of the lifetime: beyond, each call would renew
 */
export function windowsFor(lifetimeMs: number, random: () => number, wanted: Partial<Windows> = {}): Windows {
  const short = lifetimeMs < SHORT_MS;
  const advisory = short ? lifetimeMs / 2 : clamp(lifetimeMs * 0.2, 10_000, 300_000);
  const mandatory = short ? lifetimeMs / 10 : clamp(lifetimeMs * 0.03, 2_000, 60_000);
  const advisoryMs = wanted.advisoryMs ?? advisory * (1 + 0.2 * random());
  const mandatoryMs = wanted.mandatoryMs ?? mandatory;
  return {
    advisoryMs: clamp(advisoryMs, 0, lifetimeMs * 0.6),
    mandatoryMs: clamp(mandatoryMs, 0, lifetimeMs / 10),
  };
}

/** Returns a lifetime that can be counted with. Zero: use once. Null: unknown, so until a server rejects the token. */
export function usableLifetime(lifetimeMs: number | null | undefined): number | null {
  if (lifetimeMs === null || lifetimeMs === undefined || Number.isNaN(lifetimeMs)) return null;
  return clamp(lifetimeMs, 0, MAX_LIFETIME_MS);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
