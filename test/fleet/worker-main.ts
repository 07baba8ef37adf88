import { tokenSource } from '@token-clients/auth-hooks';
import { haltingGrant } from '@token-clients/test-support/token-processes';
import { startCallers } from './callers.js';
import { fleetGrant } from './grant.js';
import { observedStore } from './observed-store.js';
import { openStore } from './open-store.js';
import type { Order, Report, Step, WorkerSetup } from './protocol.js';
import { TIMES } from './settings.js';

/*
 * One process of the fleet: callers of one source over the shared store. It reports where it is in the protocol, and can
 * be held at a step, so that a signal meets it there and not by chance.
 */

let holdAt: Step | undefined;
let goOn = () => {};
let loggedIn = (_refreshToken: string) => {};
let begin = () => {};
let end = () => {};

function report(what: Report): void {
  process.send?.(what);
}

async function reach(step: Step): Promise<void> {
  report({ type: 'step', step, at: Date.now() });
  if (step !== holdAt) return;
  holdAt = undefined;
  report({ type: 'held', step });
  await new Promise<void>(resolve => {
    goOn = resolve;
  });
}

function logIn(): Promise<string> {
  report({ type: 'log in' });
  return new Promise(resolve => {
    loggedIn = resolve;
  });
}

async function setUp(setup: WorkerSetup): Promise<void> {
  const { settings } = setup;
  const { store, close } = await openStore(setup);
  const source = tokenSource(
    haltingGrant(fleetGrant(setup, logIn), () => reach('sent')),
    {
      store: observedStore(store, reach),
      timeoutMs: TIMES.timeoutMs,
      onEvent({ type, at }) {
        if (type === 'adopt') report({ type: 'step', step: 'adopted', at });
        // It waited for another process, without a token from it.
        if (type === 'wait') report({ type: 'step', step: 'ended', at });
      },
    },
  );
  let endCallers = async () => {};
  begin = () => {
    endCallers = startCallers(source, settings.callers, report);
  };
  end = async () => {
    await endCallers();
    await source.close();
    await close();
    process.disconnect();
  };
  report({ type: 'ready' });
}

process.on('message', (order: Order) => {
  if (order.type === 'set up') void setUp(order.setup);
  else if (order.type === 'begin') begin();
  else if (order.type === 'hold at') holdAt = order.step;
  else if (order.type === 'go on') goOn();
  else if (order.type === 'logged in') loggedIn(order.refreshToken);
  else end();
});
// Ctrl+C reaches all processes of a terminal. The one that started this process ends it.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
