import type { AST } from '@eslint-community/regexpp';
import { characterTest, type Pattern } from './pattern.js';

/** Strings that are longer are not made. */
const MAX_LENGTH = 1000;

/** Made-up values that meet what patterns usually ask for by looking ahead: a letter of each case, a digit, a mark. */
const COMMON = ['Aa1!Aa1!', 'Example-1!', 'Aa1-Aa1-Aa1-Aa1-'];

/** Which characters are tried for a class, in this order: the most readable first. */
const CHARACTERS = [
  ...'aA01xX-_./ ',
  ...Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)),
  ...'éß字\t\n',
];

/** Makes strings that a pattern may match; whether it does, and whether their length is right, is for the caller to see. */
export function* stringsFor({ tree }: Pattern, minLength: number): Generator<string> {
  const lengths = new Set([0, 1, 2, 3, 7, 15, minLength, ...(minLength > 0 ? [minLength - 1] : [])]);
  for (const extra of lengths) {
    for (const branch of [0, 1, 2]) {
      const made = alternatives(tree.alternatives, { extra, branch });
      if (made !== undefined) yield made;
    }
  }
  yield* COMMON;
}

interface Way {
  /** How many more times than it must be a part is repeated. */
  readonly extra: number;
  /** Which alternative is taken, where there are several. */
  readonly branch: number;
}

function alternatives(all: readonly AST.Alternative[], way: Way): string | undefined {
  const taken = all[way.branch % all.length];
  let made = '';
  for (const element of taken?.elements ?? []) {
    const part = elementString(element, way);
    if (part === undefined || made.length + part.length > MAX_LENGTH) return undefined;
    made += part;
  }
  return made;
}

function elementString(element: AST.Element, way: Way): string | undefined {
  switch (element.type) {
    case 'Assertion':
      return '';
    case 'Group':
    case 'CapturingGroup':
      return alternatives(element.alternatives, way);
    case 'Quantifier': {
      const times = Math.min(element.max, element.min + way.extra);
      const one = times === 0 ? '' : elementString(element.element, way);
      return one === undefined || one.length * times > MAX_LENGTH ? undefined : one.repeat(times);
    }
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
    case 'CharacterClass':
      return CHARACTERS.find(characterTest(element));
    default:
      return undefined;
  }
}
