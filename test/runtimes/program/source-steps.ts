import { tokenSource } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import { benchlingAuth } from '@token-clients/benchling-auth';
import { equinixSts } from '@token-clients/equinix-sts';
import { redactor } from '@token-clients/runtime';
import { expectEqual, expectMatch, rejectionOf } from './expect.js';
import { builtinModule } from './host.js';
import type { Step } from './step.js';
import { counts, equinixSource } from './vendor-calls.js';

/** What a source promises beyond one token: other grants, sharing, its end, its events. */
export const sourceSteps: readonly Step[] = [
  {
    name: 'a wrong secret is sent once, then the source is locked',
    async run(context) {
      const source = equinixSource(context, { clientSecret: 'wrong-secret' });
      const before = await counts(context);
      const [first, second] = [await rejectionOf(source.get()), await rejectionOf(source.get())];
      expectEqual([first.code, second.code], ['error_response', 'locked']);
      expectEqual((await counts(context)).tokens - before.tokens, 1);
    },
  },
  {
    name: 'Benchling takes HTTP Basic with a letter outside ASCII',
    async run({ baseUrl }) {
      const credentials = { clientId: 'fake-id', clientSecret: 'sécret' };
      const grant = benchlingAuth({ ...credentials, baseUrl: `${baseUrl}/api/v2` });
      expectMatch((await tokenSource(grant).get()).value, /^ben-at-/);
    },
  },
  {
    name: 'Equinix STS takes a subject token as a form',
    async run({ baseUrl }) {
      const grant = equinixSts({ subjectToken: async () => 'fake-id-token', baseUrl });
      expectMatch((await tokenSource(grant).get()).value, /^sts-at-/);
    },
  },
  {
    name: 'two sources over one memory store share one token request',
    async run(context) {
      const store = memoryStore();
      const sources = [equinixSource(context, {}, { store }), equinixSource(context, {}, { store })];
      const before = await counts(context);
      const [first, second] = await Promise.all(sources.map(source => source.get()));
      expectEqual(first?.value, second?.value);
      expectEqual((await counts(context)).tokens - before.tokens, 1);
    },
  },
  {
    name: 'a warm source can be closed',
    async run(context) {
      const source = equinixSource(context, {}, { keepWarm: true });
      await source.get();
      await source.close();
      expectEqual((await rejectionOf(source.get())).code, 'closed');
    },
  },
  {
    name: 'a source can be disposed of',
    async run(context) {
      const source = equinixSource(context);
      expectEqual(typeof Symbol.asyncDispose, 'symbol');
      await source[Symbol.asyncDispose]();
      expectEqual((await rejectionOf(source.get())).code, 'closed');
    },
  },
  {
    name: 'events are published on the diagnostics channel',
    async run(context) {
      const channels = builtinModule('node:diagnostics_channel');
      if (!channels) return 'no node:diagnostics_channel here';
      const seen: unknown[] = [];
      const listener = (message: unknown) => void seen.push(message);
      channels.subscribe('token-clients.token', listener);
      await equinixSource(context).get();
      channels.unsubscribe('token-clients.token', listener);
      expectEqual(seen.length > 0, true);
      return undefined;
    },
  },
  {
    name: 'the redactor hides a secret in a URL',
    async run() {
      const { url } = redactor({ values: ['fake-secret'] });
      expectEqual(url('https://api.example/?code=abc'), 'https://api.example/?code=[redacted]');
    },
  },
];
