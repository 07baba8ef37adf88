import { type Behaviour, doesNotApply } from './behaviour.js';
import { onStage } from './stage.js';

const NO_CALLS = 'makes no API calls';

export const rejectedToken: Behaviour = {
  title: '5 API calls get 401 at different times for one dead token: token requests',
  greenMeans: '1',
  run: onStage({ expiresIn: 3600 }, async ({ server, client }) => {
    const { call } = client;
    if (!call) return doesNotApply(NO_CALLS);
    await call(server.apiUrl);
    client.advance?.(10_000);
    server.rejectAll();
    // All five carry the dead token; their responses come one after another.
    const delays = [0, 40, 80, 120, 160];
    server.faults.next(...delays.map(ms => ({ kind: 'delay', ms: 60 + ms, when: 'after' }) as const));
    const responses = await Promise.all(delays.map(() => call(server.apiUrl).catch(() => ({ status: 0 }))));
    const refreshes = server.requestsOf() - 1;
    const good = responses.every(response => response.status === 200);
    return { green: refreshes === 1 && good, value: good ? `${refreshes}` : `${refreshes}, calls fail` };
  }),
};

const EXPIRED = { status: 500, code: '1000' };

export const postAfterServerError: Behaviour = {
  title: `a POST gets ${EXPIRED.status}, which from this API may mean an expired token or anything else: times it is sent (young token / older one)`,
  greenMeans: '1 / 1',
  run: onStage({ expiresIn: 3600, expired: EXPIRED }, async ({ server, client }) => {
    const { call } = client;
    if (!call) return doesNotApply(NO_CALLS);
    const { status, code } = EXPIRED;
    server.faults.choose(({ method, path }) =>
      method === 'POST' && path !== '/token'
        ? { kind: 'response', response: { status, body: { error_code: Number(code) } } }
        : undefined,
    );
    const sent = async (path: string) => {
      await call(`${server.url}${path}`, 'POST').catch(() => {});
      return server.requests.filter(request => request.path === path).length;
    };
    const young = await sent('/young');
    client.advance?.(60_000);
    const older = await sent('/older');
    return { green: young === 1 && older === 1, value: `${young} / ${older}` };
  }),
};
