import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** The pattern of a schema, read but never run: `RegExp` may take for ever, and this can't. */
export interface Pattern {
  /** The parsed pattern. */
  readonly tree: AST.Pattern;
  /** Whether it has only what can be followed in all ways at once: no backreference, and nothing that looks behind. */
  readonly isDecidable: boolean;
  /** Whether the pattern matches somewhere in a string. Undefined where that can't be decided, or not in time. */
  matches(text: string): boolean | undefined;
}

/** Patterns that are longer are not tried. */
const MAX_LENGTH = 2000;
/** How much work one match may be. */
const MAX_STEPS = 50_000;

/** Reads a pattern; undefined if it is not one of JavaScript, or too long. */
export function readPattern(source: string): Pattern | undefined {
  if (source.length > MAX_LENGTH) return undefined;
  const tree = parse(source, true) ?? parse(source, false);
  if (!tree) return undefined;
  const isDecidable = canBeDecided(tree);
  return { tree, isDecidable, matches: text => (isDecidable ? decide(tree, text) : undefined) };
}

function parse(source: string, unicode: boolean): AST.Pattern | undefined {
  try {
    return new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, { unicode });
  } catch {
    return undefined;
  }
}

function canBeDecided(tree: AST.Pattern): boolean {
  let can = true;
  visitRegExpAST(tree, {
    onBackreferenceEnter: () => {
      can = false;
    },
    onAssertionEnter: ({ kind }) => {
      if (kind === 'lookbehind') can = false;
    },
  });
  return can;
}

class Undecided extends Error {}

function decide(tree: AST.Pattern, text: string): boolean | undefined {
  const matcher = new Matcher([...text]);
  try {
    return matcher.alternatives(tree.alternatives, matcher.everywhere).size > 0;
  } catch (error) {
    if (error instanceof Undecided || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Positions in a string, between its characters. */
type Positions = ReadonlySet<number>;

/**
 * Follows all ways through a pattern at once: from a set of positions to the set of those that a part of the pattern can
 * lead to. So no way is gone twice, which is what takes `RegExp` for ever.
 */
class Matcher {
  readonly #text: readonly string[];
  #steps = 0;

  constructor(text: readonly string[]) {
    this.#text = text;
  }

  get everywhere(): Positions {
    return new Set([...this.#text.keys(), this.#text.length]);
  }

  alternatives(alternatives: readonly AST.Alternative[], from: Positions): Positions {
    return new Set(
      alternatives.flatMap(({ elements }) => [
        ...elements.reduce((at, element) => this.#element(element, at), from),
      ]),
    );
  }

  #element(element: AST.Element, from: Positions): Positions {
    this.#steps += 1 + from.size;
    if (this.#steps > MAX_STEPS) throw new Undecided();
    if (from.size === 0) return from;
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(element.alternatives, from);
      case 'Quantifier':
        return this.#repeated(element, from);
      case 'Assertion':
        return new Set([...from].filter(at => this.#holds(element, at)));
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass': {
        const isOne = characterTest(element);
        return new Set([...from].filter(at => isOne(this.#text[at])).map(at => at + 1));
      }
      default:
        throw new Undecided();
    }
  }

  #repeated({ element, min, max }: AST.Quantifier, from: Positions): Positions {
    let reached = from;
    for (let times = 0; times < min; times++) {
      const next = this.#element(element, reached);
      if (next.size === reached.size && [...next].every(at => reached.has(at))) break;
      reached = next;
    }
    const all = new Set(reached);
    for (let times = min; times < max && reached.size > 0; times++) {
      reached = new Set([...this.#element(element, reached)].filter(at => !all.has(at)));
      for (const at of reached) all.add(at);
    }
    return all;
  }

  #holds(assertion: AST.Assertion, at: number): boolean {
    switch (assertion.kind) {
      case 'start':
        return at === 0;
      case 'end':
        return at === this.#text.length;
      case 'word':
        return (this.#isWord(at - 1) !== this.#isWord(at)) !== assertion.negate;
      case 'lookahead':
        return this.alternatives(assertion.alternatives, new Set([at])).size > 0 !== assertion.negate;
      default:
        throw new Undecided();
    }
  }

  #isWord(at: number): boolean {
    return /^\w$/.test(this.#text[at] ?? '');
  }
}

/** Makes the test of one character. A single character can't take `RegExp` long. */
export function characterTest(
  one: AST.Character | AST.CharacterSet | AST.CharacterClass,
): (character: string | undefined) => boolean {
  if (one.type === 'Character') return character => character?.codePointAt(0) === one.value;
  const cached = tests.get(one);
  if (cached) return cached;
  const expression = new RegExp(`^(?:${one.raw})$`, isUnicode(one) ? 'u' : '');
  const test = (character: string | undefined) => character !== undefined && expression.test(character);
  tests.set(one, test);
  return test;
}

const tests = new WeakMap<AST.Node, (character: string | undefined) => boolean>();

/** Whether a part of a pattern means the same, or only means something, with the flag `u`. */
function isUnicode({ raw }: AST.Node): boolean {
  try {
    new RegExp(raw, 'u');
    return true;
  } catch {
    return false;
  }
}
