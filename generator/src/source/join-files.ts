import { lookUp, pointer } from '../document/document.js';
import type { Places } from '../document/places.js';
import { GenerateError } from '../errors.js';
import { componentNames, sectionOf, type Target } from './component-names.js';
import type { Grammar, Kind } from './grammar.js';
import { isLongerThan, setMember } from './json-data.js';
import type { Fault, SourceFile, SourceFiles } from './source-files.js';
import { fileTarget, folderOf, splitReference } from './uris.js';
import { grammarOf, isPart, isSwagger, type Part, referencesOf, walkPart } from './walk.js';

/** A reference that has to be written in another way. */
interface Link {
  readonly from: SourceFile;
  readonly ref: string;
  /** What it refers to. */
  readonly kind: Kind;
  readonly write: (ref: string) => void;
}

/** A part of another file that becomes a component of the document. */
interface Moved extends Target {
  readonly file: SourceFile;
  readonly value: unknown;
}

/** In characters. */
const MAX_JOINED = 40_000_000;

/**
 * Makes one document of a spec's files: what is referred to in another file becomes a component of the document, and all
 * references local, with nothing encoded in them. The document is changed in place.
 *
 * @returns what is wrong with the references that lead to nothing, by how they are written now: it matters only if they
 *   are reached
 * @throws {GenerateError} `spec_invalid` when there are too many files, or too large ones
 */
export async function joinFiles(files: SourceFiles, places: Places): Promise<ReadonlyMap<string, Fault>> {
  const join = new Join(files, grammarOf(files.root.data as object));
  await join.follow();
  join.write(places);
  return join.faults;
}

class Join {
  readonly faults = new Map<string, Fault>();
  readonly #files: SourceFiles;
  readonly #grammar: Grammar;
  readonly #moved = new Map<string, Moved>();
  readonly #links: { readonly link: Link; readonly moved: Moved }[] = [];
  readonly #scanned = new WeakSet<object>();

  constructor(files: SourceFiles, grammar: Grammar) {
    this.#files = files;
    this.#grammar = grammar;
  }

  /** Follows all references, those in one file side by side. */
  async follow(): Promise<void> {
    const { root } = this.#files;
    let links = this.#scan(root, root.data, 'document', '');
    while (links.length > 0) {
      const found = await Promise.all(links.map(link => this.#followOne(link)));
      links = found.flatMap(moved =>
        moved ? this.#scan(moved.file, moved.value, moved.kind, moved.pointer) : [],
      );
    }
  }

  /** Writes the components and the references to them. */
  write(places: Places): void {
    if (this.#moved.size === 0) return;
    const { root } = this.#files;
    const swagger = isSwagger(root.data as object);
    const refs = new Map<Moved, string>();
    for (const kind of new Set([...this.#moved.values()].map(moved => moved.kind))) {
      const section = sectionOf(kind, swagger) ?? [];
      const components = section.reduce((at, key) => partAt(at, key), root.data as Part);
      const moved = [...this.#moved.values()].filter(one => one.kind === kind);
      for (const [one, name] of componentNames(moved, new Set(Object.keys(components)))) {
        setMember(components, name, one.value);
        refs.set(one, `#${pointer(...section, name)}`);
        if (typeof one.value === 'object' && one.value !== null)
          places.set(one.value, { file: one.file.specName, pointer: one.pointer });
      }
    }
    for (const { link, moved } of this.#links) link.write(refs.get(moved) ?? link.ref);
    if (isLongerThan(root.data, MAX_JOINED)) {
      throw new GenerateError('spec_invalid', 'Its files refer to parts inside each other too often', {
        file: root.specName,
        fix: 'Refer to whole parts, not to what is in them.',
        rule: 'too-large',
      });
    }
  }

  /** Lists the references in a part that do not simply lead into the document. */
  #scan(from: SourceFile, value: unknown, kind: Kind, at: string): Link[] {
    const links: Link[] = [];
    if (!isPart(value)) return links;
    const isRoot = from === this.#files.root;
    let within = '';
    const visit = (part: Part, kind: Kind, here: string): boolean => {
      if (this.#scanned.has(part)) return false;
      this.#scanned.add(part);
      if (kind === 'schema' && typeof part.$id === 'string') within = here;
      for (const { ref: written, at: own } of referencesOf(kind, part)) {
        const ref = here.startsWith(within) ? inSchema(from, within, written) : written;
        if (ref === written && isRoot && /^#\/[^%]*$/.test(ref)) continue;
        const holder = own === '/$ref' ? part : (part.mapping as Part);
        const key = own === '/$ref' ? '$ref' : keyOf(own);
        const target = kind === 'discriminator' ? 'schema' : kind;
        links.push({ from, ref, kind: target, write: text => setMember(holder, key, text) });
      }
      return true;
    };
    walkPart(value, kind, at, visit, this.#grammar);
    return links;
  }

  /** Finds out where a reference leads. Returns the part that is moved for it, if it is the first to refer to that. */
  async #followOne(link: Link): Promise<Moved | undefined> {
    const found = await this.#find(link);
    if ('problem' in found) {
      this.#fail(link, link.ref, found);
      return undefined;
    }
    const { file, fragment } = found;
    const { kind, from } = link;
    const at = this.#files.pointerIn(file, fragment);
    if (file === this.#files.root && at !== undefined) {
      link.write(`#${at}`);
      return undefined;
    }
    const shown = `${file.path}#${at ?? fragment}`;
    const value = at === undefined ? undefined : valueAt(file, at);
    if (at === undefined || value === undefined) {
      // The bare name of a schema, in the mapping of a discriminator, may be one of the document's own.
      if (from !== this.#files.root && isThere(this.#files.root, link.ref)) link.write(link.ref);
      else {
        this.#fail(link, shown, {
          problem: `The reference leads nowhere: ${shown.slice(0, 100)}`,
          fix: 'Add it, or correct the reference.',
        });
      }
      return undefined;
    }
    if (!sectionOf(kind, isSwagger(this.#files.root.data as object))) {
      const problem = `A part of this kind cannot be in another file: ${shown.slice(0, 100)}`;
      this.#fail(link, shown, { problem, fix: 'Copy it to where it is referred to.' });
      return undefined;
    }
    const id = `${kind} ${shown}`;
    const known = this.#moved.get(id);
    const moved = known ?? { kind, path: file.path, pointer: at, file, value };
    this.#moved.set(id, moved);
    this.#links.push({ link, moved });
    return known ? undefined : moved;
  }

  async #find({
    from,
    ref,
  }: Link): Promise<{ readonly file: SourceFile; readonly fragment: string } | Fault> {
    const { root } = this.#files;
    const { location, fragment } = splitReference(ref);
    if (location === '') return { file: from, fragment };
    const inside = this.#files.idIn(from, location) ?? this.#files.idIn(root, location);
    if (inside) return { file: inside.file, fragment: inside.pointer + fragment };
    const uri = URL.canParse(location, from.base) ? new URL(location, from.base).href : location;
    const own = this.#files.withBase(uri);
    if (own) return { file: own, fragment };
    const target = fileTarget(ref, from.base, [folderOf(root.base)]);
    if (!target) return outside(ref);
    const file = await this.#files.load(target.path);
    return 'problem' in file ? file : { file, fragment };
  }

  #fail(link: Link, shown: string, fault: Fault): void {
    link.write(shown);
    this.faults.set(shown, fault);
  }
}

function outside(ref: string): Fault {
  const shown = ref.slice(0, 100);
  return /^[a-z][a-z0-9+.-]*:/i.test(ref)
    ? {
        problem: `The reference leads out of the document: ${shown}`,
        fix: "Copy what it refers to into components, or into a file in the spec's folder.",
      }
    : {
        problem: `The reference leads out of the spec's folder: ${shown}`,
        fix: 'Copy the file into the folder, and refer to it there.',
      };
}

function isThere({ data }: SourceFile, ref: string): boolean {
  return lookUp(data as object, ref) !== undefined;
}

function valueAt({ data }: SourceFile, at: string): unknown {
  return at === '' ? data : lookUp(data as object, `#${at}`);
}

/**
 * A local reference in a schema that has an `$id` is relative to that schema. Most of those who write one mean the
 * document, so that goes first.
 */
function inSchema({ data }: SourceFile, schema: string, ref: string): string {
  if (schema === '' || !/^#(\/|$)/.test(ref)) return ref;
  const isInDocument = ref !== '#' && lookUp(data as object, ref) !== undefined;
  const own = `#${schema}${ref.slice(1)}`;
  return !isInDocument && lookUp(data as object, own) !== undefined ? own : ref;
}

/** The last key of a pointer. */
function keyOf(at: string): string {
  return at
    .slice(at.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

/** The object under a key, made if there is none. */
function partAt(part: Part, key: string): Part {
  const known = Object.hasOwn(part, key) ? part[key] : undefined;
  if (isPart(known)) return known;
  const made = {};
  setMember(part, key, made);
  return made;
}
