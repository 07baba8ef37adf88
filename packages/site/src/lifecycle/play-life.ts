import { tokenSource } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import { fakeGrant } from '@token-clients/testing';
import { Life } from './life.js';
import type { LifeEvent } from './life-event.js';

/**
 * Plays the run that the picture shows and returns what happened in it, in the order of time. Each time it is the same, because
 * its clock is a fake one.
 */
export async function playLife(): Promise<readonly LifeEvent[]> {
  await loadModules();
  const life = new Life();
  await play(life);
  return life.events;
}

/** A source loads some of its modules when it first needs them, which takes real time: here one needs them all. */
async function loadModules(): Promise<void> {
  const grant = fakeGrant();
  grant.next('wrong-secret');
  const source = tokenSource(grant, { store: memoryStore() });
  await source.get().catch(() => {});
  await source.close();
}

async function play(life: Life): Promise<void> {
  // No token yet, and many callers.
  life.start('A');
  life.call('A', 100);
  await life.until(240);

  // Another process over the same store.
  life.nextStep();
  life.start('B');
  life.call('B');
  await life.until(480);

  // A fifth before the expiry.
  life.nextStep();
  life.call('A');
  await life.until(482);
  life.call('A');
  life.call('B');
  await life.until(484);
  life.call('B');
  await life.until(960);

  // The server is down when it is time to renew.
  life.nextStep();
  life.isDown = true;
  for (const second of [960, 990, 1020, 1050]) {
    await life.until(second);
    life.call('A');
  }
  await life.until(1070);

  // The token's last 3 %, and the server is back.
  life.nextStep();
  life.isDown = false;
  life.call('A', 20);
  await life.until(1072);
  life.call('A');
  await life.until(1700);

  // The process that sends the request is killed.
  life.nextStep();
  life.call('A');
  await life.until(1700.1);
  life.kill('A');
  life.call('B', 20);
  await life.until(1710);
  life.start('A');
  life.call('A');
  await life.until(2400);

  // The secret was changed at the provider, and not here.
  life.nextStep();
  life.acceptedSecret = 'second';
  life.call('B', 50);
  await life.until(2410);
  life.call('A', 50);
  await life.until(3310);
  life.call('B', 50);
  await life.until(3320);
  life.call('A', 50);
  await life.until(3600);

  // Now here as well.
  life.nextStep();
  life.changeSecret('A', 'second');
  life.changeSecret('B', 'second');
  life.call('B', 50);
  await life.until(3610);
  life.call('A');
  await life.until(3620);

  await life.close();
}
