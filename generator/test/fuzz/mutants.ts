import fc from 'fast-check';
import { dump } from 'js-yaml';
import type { VendorSpec } from '../support/stranger/project.js';
import { type Base, bases } from './bases.js';
import { HOSTILE_STRINGS, MEMBERS, ODD_VALUES } from './hostile-values.js';
import { type Mutation, mutated, NESTINGS } from './mutations.js';

/** A spec with what was changed in it. All of it is data, so that a failure can be repeated. */
export interface Mutant {
  readonly base: string;
  readonly mutations: readonly Mutation[];
  readonly isYaml: boolean;
  /** What is put into the text itself, after so many of its characters. */
  readonly insert?: { readonly at: number; readonly text: string } | undefined;
}

/** Small numbers are not more likely: they are places at the top of a document. */
const at = fc.noBias(fc.nat({ max: 100_000 }));

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('drop'), at }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('retype'), at, value: fc.constantFrom(...ODD_VALUES) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('rename'), at, name: fc.constantFrom(...HOSTILE_STRINGS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('nest'), at, how: fc.nat({ max: NESTINGS - 1 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('text'),
      at,
      text: fc.oneof(fc.constantFrom(...HOSTILE_STRINGS), fc.string({ unit: 'binary' })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('copy'), at, from: at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refer'), at, from: at }) },
  {
    weight: 5,
    arbitrary: fc
      .record({ at, member: fc.constantFrom(...MEMBERS) })
      .map(({ at: place, member: [name, value] }) => ({ kind: 'add', at: place, name, value })),
  },
) as fc.Arbitrary<Mutation>;

const insertion = fc.record({
  at,
  text: fc.constantFrom('\t', '*a', '&a ', '<<: ', '"', '\u0000', '- ', '!!js/function ', '{{', '\ud800'),
});

/** Specs with one to three changes. */
export const mutants: fc.Arbitrary<Mutant> = fc.record({
  base: fc.noBias(fc.constantFrom(...bases.keys())),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }),
  isYaml: fc.boolean(),
  insert: fc.oneof({ weight: 19, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: insertion }),
});

/** Writes the files of a mutant. */
export function filesOf({ base, mutations, isYaml, insert }: Mutant): VendorSpec {
  const { start, files } = bases.get(base) as Base;
  const changed = mutated(files, mutations);
  const texts = Object.fromEntries(
    Object.entries(changed).map(([file, document]) => [
      file,
      textOf(document, isYaml && !file.endsWith('.json')),
    ]),
  );
  const main = texts[start] ?? '';
  const cut = insert && insert.at % (main.length + 1);
  return {
    start,
    files: insert ? { ...texts, [start]: main.slice(0, cut) + insert.text + main.slice(cut) } : texts,
  };
}

function textOf(document: unknown, isYaml: boolean): string {
  return isYaml ? dump(document, { noRefs: true, lineWidth: -1 }) : JSON.stringify(document, null, 1);
}
