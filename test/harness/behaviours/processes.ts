import type { Adapter, Setup } from '../adapter.js';
import type { TokenProcess } from '../token-process.js';
import { type Behaviour, doesNotApply, pause } from './behaviour.js';
import { onStage, type StageOptions, temporaryDirectory } from './stage.js';

const MORE_THAN_FRESH_MS = 2_000;

export const killedHolder: Behaviour = {
  title:
    'a process is killed while it asks for a token: how much longer than a first call takes another one, with the same store, waits (no refresh token / one that works once, and a second grant)',
  greenMeans: `at most ${MORE_THAN_FRESH_MS / 1000} s`,
  async run(adapter) {
    const { startProcess } = adapter;
    if (!startProcess) return doesNotApply('has no store that processes share');
    const plain = await extraMs(adapter, startProcess, { expiresIn: 3600 }, false);
    const rotating = { expiresIn: 3600, rotates: true, grant: 'refresh_token' } as const;
    const oneTime = await extraMs(adapter, startProcess, rotating, true);
    return {
      green: Math.max(plain, oneTime) <= MORE_THAN_FRESH_MS,
      value: [plain, oneTime].map(ms => `${(Math.max(0, ms) / 1000).toFixed(1)} s`).join(' / '),
    };
  },
};

/** How much longer a call takes after its forerunner was killed in the middle of a request than the first call of all. */
async function extraMs(
  adapter: Adapter,
  startProcess: NonNullable<Adapter['startProcess']>,
  options: StageOptions,
  renew: boolean,
): Promise<number> {
  let extra = Infinity;
  await onStage({ ...options, sharedStore: true }, async ({ server, setup }) => {
    await using elsewhere = await temporaryDirectory();
    const fresh = await callIn({ ...setup, storeDirectory: elsewhere.path }, false);

    const spent = server.requestsOf();
    // With `renew`, the first token comes as usual, and it is the refresh that hangs after it was carried out.
    const hanging = renew ? 'refresh_token' : 'client_credentials';
    server.faults.choose(({ body }) =>
      body.toString().includes(`grant_type=${hanging}`) ? { kind: 'hang', ran: true } : undefined,
    );
    const holder = startProcess(setup, { renew });
    const ended = holder.result.then(
      () => true,
      () => true,
    );
    while (server.requestsOf() < spent + (renew ? 2 : 1)) {
      if (await Promise.race([ended, pause(5)])) throw new Error('The process ended before it was killed.');
    }
    await holder.kill();
    server.faults.clear();
    extra = (await callIn(setup, renew)) - fresh;
    return { green: true, value: '' };
  })(adapter);
  return extra;

  async function callIn(setup: Setup, again: boolean): Promise<number> {
    const started: TokenProcess = startProcess(setup, { renew: again });
    const result = await started.result;
    return 'token' in result ? result.ms : Infinity;
  }
}
