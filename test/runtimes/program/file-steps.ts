import { coboSource } from './cobo-steps.js';
import { expectEqual } from './expect.js';
import type { Context } from './setting.js';
import type { Step } from './step.js';
import { counts, equinixSource } from './vendor-calls.js';

const KEY = '11'.repeat(32);

function fileStores({ openFileStore }: Context) {
  if (!openFileStore) throw new Error('this runtime was given no file store');
  return openFileStore;
}

/** What needs a file system. */
export const fileSteps: readonly Step[] = [
  {
    name: 'two sources over one folder of encrypted files share one token request',
    async run(context) {
      const open = fileStores(context);
      const source = () => equinixSource(context, {}, { store: open('encrypted', KEY) });
      const before = await counts(context);
      const [first, second] = [await source().get(), await source().get()];
      expectEqual(first.value, second.value);
      expectEqual((await counts(context)).tokens - before.tokens, 1);
    },
  },
  {
    name: 'two sources over one folder use no refresh token twice',
    async run(context) {
      const open = fileStores(context);
      const sources = [open('shared'), open('shared')].map(store => coboSource(context, { store }));
      const before = await counts(context);
      const all = async (newerThan?: string) => {
        const options = newerThan === undefined ? {} : { newerThan };
        const [first, second] = await Promise.all(sources.map(source => source.get(options)));
        expectEqual(first?.value, second?.value);
        return first?.id;
      };

      let id = await all();
      for (let round = 0; round < 3; round++) {
        for (const source of sources) await source.reset();
        id = await all(id);
      }

      const after = await counts(context);
      expectEqual([after.refreshes - before.refreshes, after.reuses - before.reuses], [3, 0]);
    },
  },
];
