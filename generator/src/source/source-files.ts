import { decodedFragment, lookUp } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { NamedText, SpecText } from '../document/spec.js';
import { GenerateError } from '../errors.js';
import { parseText } from '../text/parse-text.js';
import { FOLDER, isSelf } from './uris.js';
import { walkPart } from './walk.js';

/** A file of a spec, read. */
export interface SourceFile extends NamedText {
  /** Its path from the spec's folder. */
  readonly path: string;
  readonly data: unknown;
  /** What its relative references are relative to. */
  readonly base: string;
}

/** What is wrong with a reference, or with what it leads to. */
export interface Fault {
  readonly problem: string;
  readonly fix: string;
}

const MAX_FILES = 5_000;
/** In characters. */
const MAX_SIZE = 20_000_000;

/** The files of one spec. Each is read once; there is no other way to one than through the spec's own folder. */
export class SourceFiles {
  readonly root: SourceFile;
  readonly #sibling: SpecText['sibling'];
  readonly #files = new Map<string, Promise<SourceFile | Fault>>();
  readonly #read: SourceFile[] = [];
  readonly #names = new WeakMap<SourceFile, SchemaNames>();
  /** Files are read one after another: a thousand at once are more than a system opens. */
  #last: Promise<unknown> = Promise.resolve();
  #size = 0;

  constructor({ specName, text, sibling }: Pick<SpecText, 'specName' | 'text' | 'sibling'>, data: unknown) {
    this.#sibling = sibling;
    this.root = sourceFile(fileNameOf(specName), specName, text, data);
    this.#add(this.root);
    this.#files.set(this.root.path, Promise.resolve(this.root));
  }

  /** The files that were read, the spec's own first and the others by their paths. */
  get all(): readonly SourceFile[] {
    const [root, ...others] = this.#read;
    return root ? [root, ...others.sort((one, other) => (one.path < other.path ? -1 : 1))] : [];
  }

  /** The file whose `$self` is a URI. */
  withBase(uri: string): SourceFile | undefined {
    return this.#read.find(({ base }) => base === uri);
  }

  /**
   * Reads a file by its path from the spec's folder.
   *
   * @throws {GenerateError} `spec_invalid` when there are too many, or too large ones
   */
  load(path: string): Promise<SourceFile | Fault> {
    const known = this.#files.get(path);
    if (known) return known;
    const loading = this.#last.then(() => this.#load(path));
    this.#last = loading.catch(() => {});
    this.#files.set(path, loading);
    return loading;
  }

  async #load(path: string): Promise<SourceFile | Fault> {
    if (!this.#sibling) {
      return {
        problem: `The reference leads to another file: ${path.slice(0, 100)}`,
        fix: 'Download the folder that the spec is in, and pass the file in it.',
      };
    }
    if (this.#files.size > MAX_FILES) throw this.#tooLarge(`more than ${MAX_FILES} files`);
    const { specName } = this.root;
    const typed = specName.slice(0, specName.lastIndexOf('/') + 1) + path;
    try {
      const text = await this.#sibling(path);
      if (text === undefined) {
        return {
          problem: `There is no file ${path.slice(0, 100)} in the spec's folder`,
          fix: 'Add it, or correct the reference.',
        };
      }
      const file = sourceFile(path, typed, text, parseText(text, typed));
      this.#add(file);
      return file;
    } catch (error) {
      if (!(error instanceof GenerateError) || error.file === this.root.specName) throw error;
      return {
        problem: `The file that it leads to is invalid: ${error.file}: ${error.what}`,
        fix: error.fix ?? '',
      };
    }
  }

  #add(file: SourceFile): void {
    this.#size += file.text.length;
    if (this.#size > MAX_SIZE) throw this.#tooLarge(`more than ${MAX_SIZE / 1e6} MB`);
    this.#read.push(file);
  }

  #tooLarge(what: string): GenerateError {
    return new GenerateError('spec_invalid', `The spec and the files that it refers to are ${what}`, {
      file: this.root.specName,
      fix: 'Leave out what is not needed, or split it into several specs.',
      rule: 'too-large',
    });
  }

  /** Turns the fragment of a reference into a JSON pointer: it may be percent-encoded, or the name of an anchor. */
  pointerIn(file: SourceFile, fragment: string): string | undefined {
    if (fragment !== '' && !fragment.startsWith('/')) return this.#namesIn(file).anchors.get(fragment);
    const decoded = decodedFragment(fragment);
    return isThere(file, decoded) || !isThere(file, fragment) ? decoded : fragment;
  }

  /** Finds the schema in a file whose `$id` is a reference's location. */
  idIn(
    file: SourceFile,
    location: string,
  ): { readonly file: SourceFile; readonly pointer: string } | undefined {
    const pointer = this.#namesIn(file).ids.get(location);
    return pointer === undefined ? undefined : { file, pointer };
  }

  /** JSON Schema's other ways to name a schema. */
  #namesIn(file: SourceFile): SchemaNames {
    const known = this.#names.get(file);
    if (known) return known;
    const names = { anchors: new Map<string, string>(), ids: new Map<string, string>() };
    this.#names.set(file, names);
    if (isObject(file.data)) {
      const kind = 'openapi' in file.data ? 'document' : 'schema';
      walkPart(file.data, kind, '', ({ $anchor, $id }, kind, at) => {
        if (kind !== 'schema') return;
        if (typeof $anchor === 'string') names.anchors.set($anchor, at);
        if (typeof $id === 'string') names.ids.set($id.replace(/#$/, ''), at);
      });
    }
    return names;
  }
}

interface SchemaNames {
  /** JSON pointers by `$anchor`. */
  readonly anchors: ReadonlyMap<string, string>;
  /** JSON pointers by `$id`. */
  readonly ids: ReadonlyMap<string, string>;
}

function sourceFile(path: string, specName: string, text: string, data: unknown): SourceFile {
  const own = FOLDER + encodeURI(path);
  const self = isObject(data) ? data.$self : undefined;
  return { path, specName, text, data, base: isSelf(self, own) ? new URL(self, own).href : own };
}

/** The name of a file, or of the last part of a URL. */
function fileNameOf(specName: string): string {
  const path = URL.canParse(specName) ? specName.replace(/[?#].*$/, '') : specName;
  return path.slice(path.lastIndexOf('/') + 1);
}

function isThere({ data }: SourceFile, pointer: string): boolean {
  return pointer === '' || lookUp(data as object, `#${pointer}`) !== undefined;
}
