import { rotating } from '@token-clients/test-support';
import { FakeClock, fakeGrant, responseError } from '@token-clients/testing';
import { memoryStore } from '../src/stores/memory.js';
import { tokenSource } from '../src/token-source.js';

export const HOUR = 3_600_000;
/** The server no longer accepts the refresh token. */
export const dead = () => responseError(400, 'invalid_grant', undefined, 'refreshToken');

/** A source with refresh tokens over a store in memory. */
export function rotatingSource(described = rotating) {
  const clock = new FakeClock();
  const grant = fakeGrant({ clock, descriptor: described });
  const store = memoryStore({ clock });
  const events: string[] = [];
  const open = () => {
    const source = tokenSource(grant, { clock, store, random: () => 0 });
    source.on(event => events.push(event.type));
    return source;
  };
  const stored = async () => (await store.read('acme'))?.token;
  return { clock, grant, store, stored, events, open, source: open() };
}
