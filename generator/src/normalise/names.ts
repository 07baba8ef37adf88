/** The longest name, in bytes: a name may be that of a file. */
const LONGEST = 100;

/** Names that Windows reserves for devices, and the page that every package has. */
const RESERVED_PAGES = /^(con|prn|aux|nul|com\d|lpt\d|readme)$/i;

/** What a name is claimed for. */
export interface Claim {
  /** The best name. */
  readonly wanted: string;
  /** What is added to a name that is reserved or no name. */
  readonly ending: string;
  /** Names to try before numbers where the best one is taken. */
  readonly others?: readonly string[];
  /** Lists the names that come with it, itself included. */
  readonly family?: (name: string) => readonly string[];
  /** Whether it is also the name of a page. */
  readonly isPage?: boolean;
}

/**
 * The names of one package, each of which is given once. Names of pages differ in more than case, because some file
 * systems know no case.
 */
export class Names {
  readonly #isLegal: (name: string) => boolean;
  readonly #taken = new Set<string>();
  readonly #pages = new Set<string>();

  /** @param isLegal whether nothing but another part of the package is in the way of a name */
  constructor(isLegal: (name: string) => boolean) {
    this.#isLegal = isLegal;
  }

  /** Takes the best name that is left. */
  claim(claim: Claim): string {
    for (const name of this.#candidates(claim)) if (this.take(name, claim)) return name;
    throw new Error('There is always a next number');
  }

  /** Takes a name, or returns false if it can't be taken. */
  take(name: string, claim: Pick<Claim, 'family' | 'isPage'> = {}): boolean {
    const { family = (one: string) => [one], isPage = false } = claim;
    const names = family(name);
    const page = folded(name);
    if (!this.#canBe(name, claim) || names.some(one => this.#taken.has(one))) return false;
    if (isPage && this.#pages.has(page)) return false;
    for (const one of names) this.#taken.add(one);
    if (isPage) this.#pages.add(page);
    return true;
  }

  #canBe(name: string, { family = one => [one], isPage = false }: Pick<Claim, 'family' | 'isPage'>): boolean {
    return family(name).every(this.#isLegal) && !(isPage && RESERVED_PAGES.test(name));
  }

  *#candidates(claim: Claim): Generator<string> {
    const { wanted, ending, others = [] } = claim;
    const base = shortened(wanted);
    yield base;
    if (!this.#canBe(base, claim)) yield shortened(base + ending);
    else yield* others.map(shortened);
    for (let number = 2; ; number += 1) yield shortened(`${base || ending}${number}`);
  }
}

/** Returns a name as a file system without case compares it. */
function folded(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}

/** Shortens a name that is too long for a file. A hash of the whole name keeps it apart from others that begin alike. */
function shortened(name: string): string {
  if (byteLength(name) <= LONGEST) return name;
  const hash = hashOf(name);
  let start = '';
  for (const letter of name) {
    if (byteLength(start + letter) > LONGEST - hash.length) break;
    start += letter;
  }
  return start + hash;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** FNV-1a in seven letters and digits. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
}
