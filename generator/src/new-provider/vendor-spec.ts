import path from 'node:path';
import type { NamedText } from '../document/spec.js';
import { siblingReader } from '../files/sibling-reader.js';
import { type SpecSourceOptions, specSource } from '../network/spec-source.js';

/** A spec as its vendor publishes it. */
export interface VendorSpec extends NamedText {
  /** The URL that it was loaded from, without user and password; undefined for a file. */
  readonly url: string | undefined;
  /** Reads another file of the spec; undefined for a spec from a URL, which has no folder. */
  readonly sibling: ((file: string) => Promise<string | undefined>) | undefined;
  /** The other files that were read so far, by their paths from the spec's folder. */
  readonly siblings: ReadonlyMap<string, string>;
}

/**
 * Loads a spec from a file or an https URL. It remembers which other files of its folder are read: these belong to it, and
 * whatever else lies in that folder does not.
 *
 * @throws {GenerateError} as `specSource` does
 */
export async function readVendorSpec(from: string, options: SpecSourceOptions): Promise<VendorSpec> {
  const isUrl = /^[a-z][a-z0-9+.-]+:\/\//i.test(from);
  const text = await specSource(from, options);
  const siblings = new Map<string, string>();
  const read = siblingReader(path.dirname(path.resolve(from)));
  return {
    specName: isUrl ? withoutCredentials(from) : from,
    text,
    url: isUrl ? withoutCredentials(from) : undefined,
    siblings,
    sibling: isUrl
      ? undefined
      : async file => {
          const place = path.posix.normalize(file);
          const sibling = await read(place);
          if (sibling !== undefined) siblings.set(place, sibling);
          return sibling;
        },
  };
}

/**
 * The vendor's files as they are kept in `specs/`, by their paths from there, the main one first: one file `NAME.json`, or
 * several in a folder `NAME` under the names that they refer to each other by. A file that refers to itself by its name keeps
 * that in a folder, too.
 */
export function keptFiles(name: string, { specName, text, siblings }: VendorSpec): Map<string, string> {
  const fileName = path.basename(specName.replace(/[?#].*$/, ''));
  const namesItself = [fileName, encodeURI(fileName)].some(own => own !== '' && text.includes(`${own}#`));
  if (siblings.size === 0 && !namesItself) return new Map([[`${name}${endingOf(specName, text)}`, text]]);
  const main = `${name}/${fileName}`;
  return new Map([
    [main, text],
    ...[...siblings]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, other]) => [`${name}/${file}`, other] as const),
  ]);
}

/** The ending of the file in which a spec is kept. */
export function endingOf(specName: string, text: string): string {
  const [, ending] = /\.(yaml|yml|json)(?:[?#].*)?$/i.exec(specName) ?? [];
  if (ending !== undefined) return `.${ending.toLowerCase()}`;
  return /^\ufeff?\s*\{/.test(text) ? '.json' : '.yaml';
}

/** A URL without user and password. */
export function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
}
