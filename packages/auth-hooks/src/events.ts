import type { FailureKind, TokenClientErrorCode } from '@token-clients/runtime';
import { nodeModule } from './platform.js';

/** What happened in a token source. Tokens appear by their id only, never by their value. */
export type TokenEvent = EventBase &
  (
    | {
        readonly type: 'acquire' | 'refresh';
        readonly tokenId: string;
        readonly durationMs: number;
        readonly expiresAt: number | null;
      }
    /** Another source or process had a newer token in the store. */
    | { readonly type: 'adopt'; readonly tokenId: string; readonly expiresAt: number | null }
    /** Another source or process was making a token request: this one waited for it. */
    | { readonly type: 'wait'; readonly durationMs: number }
    /**
     * This source took the lease of its shared token: it alone may send a token request. `suspect`: the outcome of an earlier
     * request is not known. `probe`: the one attempt to see whether rejected credentials work again.
     */
    | {
        readonly type: 'lease';
        readonly fence: number;
        readonly suspect: boolean;
        readonly probe: boolean;
      }
    /** The store got a version of the token that it did not have: it had lost it, or could not be reached before. */
    | { readonly type: 'repair'; readonly version: number }
    /** An attempt failed. With `background`, no caller saw it. */
    | {
        readonly type: 'failure';
        readonly request: 'acquire' | 'refresh' | 'none';
        readonly kind: FailureKind | 'store' | 'reauthentication';
        readonly code: TokenClientErrorCode | 'unknown';
        readonly status?: number | undefined;
        readonly serverCode?: string | undefined;
        readonly background: boolean;
        readonly durationMs: number;
        readonly retryAt: number | null;
      }
    /** The response to a refresh was lost, and the same refresh token is sent once more. */
    | { readonly type: 'replay' }
    /** A refresh showed no sign of life and was given up; the next caller starts another one. */
    | { readonly type: 'stalled' }
    /** A server rejected the token. `ignored`: it is not the current one. `disbelieved`: too many fresh ones were rejected. */
    | {
        readonly type: 'invalidate';
        readonly tokenId: string;
        readonly reason: string;
        readonly effect: 'dropped' | 'ignored' | 'disbelieved';
      }
    /** Nothing is sent any more with this credential; `retryAt` null: until it changes or `reset()`. */
    | { readonly type: 'blocked'; readonly why: FailureKind; readonly retryAt: number | null }
    | { readonly type: 'reauth_required' }
    /** The clocks of server and client differ by a minute or more. */
    | { readonly type: 'skew'; readonly offsetMs: number }
    /** The lifetime in the response could not be read. `usedMs`: what counts instead; null: unknown. */
    | { readonly type: 'lifetime'; readonly tokenId: string; readonly usedMs: number | null }
    | { readonly type: 'store_unavailable'; readonly store: string }
    /** The token of this source came too late: that of another one is used. */
    | { readonly type: 'superseded'; readonly tokenId: string }
    | { readonly type: 'cleared'; readonly revoked: boolean }
  );

interface EventBase {
  readonly provider: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** An event without what {@link publisher} adds. */
export type TokenEventDetails = TokenEvent extends infer Event
  ? Event extends TokenEvent
    ? Omit<Event, keyof EventBase>
    : never
  : never;

/** Gets each event of a token source, as it happens. */
export type TokenEventListener = (event: TokenEvent) => void;

/** Name of the `node:diagnostics_channel` on which every token source publishes its events. */
export const TOKEN_CHANNEL = 'token-clients.token';

interface DiagnosticsChannel {
  channel(name: string): { readonly hasSubscribers: boolean; publish(message: unknown): void };
}

/** Makes the function that gives an event to the listeners, and to the channel where the runtime has one. */
export function publisher(provider: string, now: () => number, listeners: ReadonlySet<TokenEventListener>) {
  const channel = nodeModule<DiagnosticsChannel>('node:diagnostics_channel')?.channel(TOKEN_CHANNEL);
  return (details: TokenEventDetails): void => {
    if (listeners.size === 0 && !channel?.hasSubscribers) return;
    const event = { provider, at: now(), ...details } as TokenEvent;
    channel?.publish(event);
    for (const listener of listeners) {
      try {
        listener(event);
      } catch {
        // A listener must not be able to break the source that it watches.
      }
    }
  };
}
