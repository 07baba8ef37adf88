import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix } from 'node:path';
import { parse } from 'yaml';
import { keptPart } from './kept-part.js';
import { leadsSomewhere, type Reference, readableDocument } from './readable-document.js';

/** The part of the vendor's document that is read, as a file beside it. */
const START = 'token-clients-kept-part.json';

/**
 * Reads a vendor's file and those in its folder that it refers to, and passes them on as Prism can take them. Prism itself
 * would follow references out of the folder and into the network.
 *
 * @param keeps the operations to read, as `x-keep` lists them; undefined: all
 * @param use takes the document, or the file to start from where there are several
 */
export async function withVendorFiles<Result>(
  file: string,
  keeps: readonly string[] | undefined,
  use: (source: object | string) => Promise<Result>,
): Promise<Result> {
  const readable = new VendorFiles(dirname(file)).readableFrom(basename(file), keeps);
  const [only] = readable.values();
  if (readable.size === 1 && only) return use(only);
  const folder = mkdtempSync(join(tmpdir(), 'token-clients-mock-'));
  try {
    for (const [name, document] of readable) {
      const at = join(folder, name);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, JSON.stringify(document));
    }
    return await use(join(folder, START));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files of one folder, each read once. */
class VendorFiles {
  readonly #folder: string;
  readonly #files = new Map<string, object | undefined>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns a part of a document and the files that it leads to, readable for Prism, by their paths from the folder. */
  readableFrom(main: string, keeps: readonly string[] | undefined): Map<string, object> {
    const whole = this.#load(main);
    if (!whole) throw new Error(`${join(this.#folder, main)} is missing, or neither JSON nor YAML.`);
    this.#files.set(START, keeps ? keptPart(whole, keeps, name => this.#at('', name) ?? {}) : whole);
    const readable = new Map<string, object>();
    const left = [START];
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      const document = readable.has(name) ? undefined : this.#load(name);
      if (!document) continue;
      const targets = new Set<string>();
      const leads = (reference: Reference) => {
        const target = this.#targetOf(name, reference);
        if (target !== undefined) targets.add(target);
        return target !== undefined;
      };
      readable.set(name, readableDocument(document, leads));
      left.push(...targets);
    }
    return readable;
  }

  /** Returns the file where a reference leads; undefined for one that leads nowhere. */
  #targetOf(from: string, reference: Reference): string | undefined {
    const [location = '', fragment = ''] = reference.split('#', 2);
    const name = location === '' ? from : placeFrom(from, location);
    const target = name === undefined ? undefined : this.#load(name);
    return target && leadsSomewhere(target, fragment) ? name : undefined;
  }

  #at(from: string, location: string): object | undefined {
    const name = placeFrom(from, location);
    return name === undefined ? undefined : this.#load(name);
  }

  #load(name: string): object | undefined {
    if (!this.#files.has(name)) {
      const file = join(this.#folder, name);
      this.#files.set(name, existsSync(file) ? parseText(readFileSync(file, 'utf8')) : undefined);
    }
    return this.#files.get(name);
  }
}

/** Where a relative reference leads, as a path from the folder; undefined if out of it. */
function placeFrom(from: string, location: string): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/|\\)/i.test(location)) return undefined;
  const path = posix.join(posix.dirname(from), decoded(location));
  return path.startsWith('..') ? undefined : path;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads JSON or YAML; undefined for a file that is neither. The reader of YAML takes twenty times as long for JSON. */
function parseText(text: string): object | undefined {
  for (const read of [
    JSON.parse,
    (yaml: string) => parse(yaml, { merge: true, maxAliasCount: -1 }) as unknown,
  ]) {
    try {
      const data: unknown = read(text.replace(/^\ufeff/, ''));
      return typeof data === 'object' && data !== null ? data : undefined;
    } catch {}
  }
  return undefined;
}
