import type { TokenServer } from '../token-server.js';
import { type Behaviour, type Finding, many, pause } from './behaviour.js';
import { errorOf, everythingIn } from './errors.js';
import { onStage, type Stage } from './stage.js';

export const wrongSecret: Behaviour = {
  title: 'wrong secret, 20 callers at once and 20 one after the other: attempts',
  greenMeans: 'at most 2, account not locked',
  run: onStage({ clientSecret: 'wrong' }, attemptsAfter),
};

/** Seen from a vendor: a rejected login with the status of an outage. Only its code shows that. */
const REJECTED_BY_500 = {
  rejection: { status: 500, body: { errorCode: 'S1006', errorMessage: 'Login failed' } },
  rejectionCode: 'S1006',
} as const;

export const rejectedByServerError: Behaviour = {
  title: 'wrong secret, the response is 500 with the code for it, 40 callers: attempts',
  greenMeans: 'at most 2, account not locked',
  run: onStage({ clientSecret: 'wrong', ...REJECTED_BY_500 }, attemptsAfter),
};

export const rejectedInSuccess: Behaviour = {
  title: 'wrong secret, the response is 200 with an error in it, 40 callers: attempts',
  greenMeans: "at most 2, account not locked, the server's reason in the error",
  run: onStage(
    { clientSecret: 'wrong', rejection: { status: 200, body: { error: 'invalid_client' } } },
    async stage => {
      const [first] = await callOften(stage);
      const shown = first !== undefined && everythingIn(first).includes('invalid_client');
      const { green, value } = attemptsOf(stage.server);
      const lack = first === undefined ? ', no error' : shown ? '' : ', reason hidden';
      return { green: green && shown, value: `${value}${lack}` };
    },
  ),
};

/** In the server's own code for it, and nowhere else. */
const SHORT_SECRET = 'S10';

export const shortSecret: Behaviour = {
  title: "wrong secret of 3 characters, which are in the server's error code as well, 40 callers: attempts",
  greenMeans: 'at most 2, account not locked, the secret in no error',
  run: onStage({ clientSecret: SHORT_SECRET, ...REJECTED_BY_500 }, async stage => {
    const errors = await callOften(stage);
    const shown = errors.some(error => error !== undefined && everythingIn(error).includes(SHORT_SECRET));
    const { green, value } = attemptsOf(stage.server);
    return { green: green && !shown, value: shown ? `${value}, shown` : value };
  }),
};

const PROCESSES = 8;
const STARTS = 6;

export const restartStorm: Behaviour = {
  title: `wrong secret, ${PROCESSES} processes that are started ${STARTS} times each, with a shared store where there is one: attempts`,
  greenMeans: 'at most 2, account not locked',
  run: onStage({ clientSecret: 'wrong', sharedStore: true }, async ({ server, another }) => {
    for (let start = 0; start < STARTS; start++) {
      const clients = await Promise.all(many(PROCESSES, another));
      await Promise.allSettled(clients.map(client => client.get()));
    }
    return attemptsOf(server);
  }),
};

/** @returns what the calls were rejected with */
async function callOften({ client }: Stage): Promise<unknown[]> {
  const errors = await Promise.all(many(20, () => errorOf(client.get())));
  for (let call = 0; call < 20; call++) errors.push(await errorOf(client.get()));
  return errors;
}

async function attemptsAfter(stage: Stage): Promise<Finding> {
  await callOften(stage);
  return attemptsOf(stage.server);
}

function attemptsOf({ account: { attempts, locked } }: TokenServer): Finding {
  return { green: attempts <= 2 && !locked, value: locked ? `${attempts}, locked` : `${attempts}` };
}

export const secretsInErrors: Behaviour = {
  title: 'secrets in the thrown error (inspect, JSON, stack, cause)',
  greenMeans: 'none',
  run: onStage({ expiresIn: 1, rotates: true, grant: 'refresh_token' }, async ({ server, client }) => {
    await client.get().catch(() => {});
    const errors: unknown[] = [];
    const collect = async (wait: number) => {
      await pause(wait);
      await (client.renew ?? client.get).call(client).catch(error => errors.push(error));
    };
    server.faults.next({ kind: 'response', response: { status: 400, body: echo(server) } });
    await collect(0);
    server.faults.always({ kind: 'html' });
    await collect(1_100);
    server.faults.always({ kind: 'reset' });
    await collect(0);
    const texts = errors.map(everythingIn).join('\n');
    const leaked = ['secret-canary', 'canary-rt', 'canary-at'].filter(mark => texts.includes(mark));
    return { green: leaked.length === 0 && errors.length > 0, value: leaked.join(', ') || 'none' };
  }),
};

/** What careless servers do: an error that repeats what was sent. */
function echo(server: TokenServer) {
  const sent = server.requests.map(({ text }) => text).join(' ');
  return {
    error: 'invalid_request',
    error_description: `secret-canary ${sent} ${server.families.refreshTokens.all.join(' ')}`,
  };
}
