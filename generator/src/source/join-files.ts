import { lastKey, pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Places } from '../document/places.js';
import { GenerateError } from '../errors.js';
import { sectionOf } from './component-names.js';
import { findTarget, inSchema, valueAt } from './find-target.js';
import { type Field, type Grammar, type Kind, referable } from './grammar.js';
import { isLongerThan, setMember } from './json-data.js';
import type { Fault, SourceFile, SourceFiles } from './source-files.js';
import { grammarOf, isSwagger, type Part, referencesOf, walkPart } from './walk.js';
import { type LinkToMoved, type Moved, writeComponents } from './write-components.js';

/** A reference that has to be written in another way. */
interface Link {
  readonly from: SourceFile;
  readonly ref: string;
  /** What it refers to. */
  readonly kind: Kind;
  readonly holder: Part;
  readonly write: (ref: string) => void;
  readonly include?: Inclusion;
}

/**
 * A reference where OpenAPI has none, such as all of `paths`. What it refers to belongs where it stands: many specs of
 * several files are written so, as bundlers take it.
 */
interface Inclusion {
  readonly name: string;
  readonly field: Field;
  /** What is written beside it. */
  readonly beside: Part;
  /** Where it has led so far. */
  readonly seen: readonly string[];
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
  const join = new Join(files, grammarOf(files.root.data as object), places);
  await join.run();
  return join.faults;
}

class Join {
  readonly faults = new Map<string, Fault>();
  readonly #files: SourceFiles;
  readonly #grammar: Grammar;
  readonly #places: Places;
  readonly #moved = new Map<string, Moved>();
  readonly #links: LinkToMoved[] = [];
  readonly #scanned = new WeakSet<object>();
  /** References that are right as they are; whether what they refer to is scanned, too, is unknown of the unseen. */
  readonly #local = new Set<string>();
  readonly #unseen: { readonly ref: string; readonly kind: Kind }[] = [];
  #includes = false;

  constructor(files: SourceFiles, grammar: Grammar, places: Places) {
    this.#files = files;
    this.#grammar = grammar;
    this.#places = places;
  }

  async run(): Promise<void> {
    const { root } = this.#files;
    const document = root.data as Part;
    let links = [...this.#scan(root, document, 'document', ''), ...this.#elsewhere()];
    while (links.length > 0) {
      const found = await Promise.all(links.map(link => this.#follow(link)));
      links = [...found.flat(), ...this.#elsewhere()];
    }
    writeComponents(document, [...this.#moved.values()], this.#links, this.#places);
    if ((this.#moved.size > 0 || this.#includes) && isLongerThan(document, MAX_JOINED)) {
      throw new GenerateError('spec_invalid', 'Its parts refer to parts inside each other too often', {
        file: root.specName,
        fix: 'Refer to whole parts, not to what is in them.',
        rule: 'too-large',
      });
    }
  }

  /** Lists the references in a part that do not simply lead into the document. */
  #scan(from: SourceFile, value: unknown, kind: Kind, at: string): Link[] {
    const links: Link[] = [];
    if (!isObject(value)) return links;
    const isRoot = from === this.#files.root;
    let within = '';
    const visit = (part: Part, kind: Kind, here: string): boolean => {
      if (this.#scanned.has(part)) return false;
      this.#scanned.add(part);
      links.push(...this.#inclusions(from, part, kind));
      if (kind === 'schema' && typeof part.$id === 'string') within = here;
      for (const { ref: written, at: own } of referencesOf(kind, part)) {
        const ref = here.startsWith(within) ? inSchema(from, within, written) : written;
        const target = kind === 'discriminator' ? 'schema' : kind;
        if (ref === written && isRoot && /^#\/[^%]*$/.test(ref)) {
          this.#staysLocal(ref, target);
          continue;
        }
        const holder = own === '/$ref' ? part : (part.mapping as Part);
        const key = own === '/$ref' ? '$ref' : lastKey(own);
        links.push({ from, ref, kind: target, holder, write: text => setMember(holder, key, text) });
      }
      return true;
    };
    walkPart(value, kind, at, visit, this.#grammar);
    return links;
  }

  #staysLocal(ref: string, kind: Kind): void {
    if (this.#local.has(ref)) return;
    this.#local.add(ref);
    this.#unseen.push({ ref, kind });
  }

  /** Scans what the document refers to where it has no parts, such as in extensions. */
  #elsewhere(): Link[] {
    const { root } = this.#files;
    const links: Link[] = [];
    for (let one = this.#unseen.pop(); one !== undefined; one = this.#unseen.pop()) {
      const at = one.ref.slice(1);
      links.push(...this.#scan(root, valueAt(root, at), one.kind, at));
    }
    return links;
  }

  #inclusions(from: SourceFile, part: Part, kind: Kind): Link[] {
    const fields = this.#grammar.get(kind)?.fields;
    if (!fields) return [];
    return Object.keys(part).flatMap(name => {
      const field = fields.get(name);
      if (!field || (field.holds === 'one' && referable.has(field.kind))) return [];
      return this.#inclusion(from, part, name, field, part[name], []);
    });
  }

  #inclusion(
    from: SourceFile,
    holder: Part,
    name: string,
    field: Field,
    value: unknown,
    seen: readonly string[],
  ): Link[] {
    if (!isObject(value) || !Object.hasOwn(value, '$ref') || typeof value.$ref !== 'string') return [];
    const { $ref: ref, ...beside } = value;
    return [{ from, ref, kind: field.kind, holder, write: () => {}, include: { name, field, beside, seen } }];
  }

  /** Finds out where a reference leads. Returns the references in what is taken into the document for it. */
  async #follow(link: Link): Promise<Link[]> {
    const { root } = this.#files;
    const { kind, from, include } = link;
    const found = await findTarget(this.#files, from, link.ref);
    if ('problem' in found) return this.#fail(link, link.ref, found);
    const { file, fragment } = found;
    const at = this.#files.pointerIn(file, fragment);
    if (file === root && at !== undefined && !include) {
      link.write(`#${at}`);
      this.#staysLocal(`#${at}`, kind);
      return [];
    }
    const shown = `${file.path}#${at ?? fragment}`;
    const value = at === undefined ? undefined : valueAt(file, at);
    if (at === undefined || value === undefined || include?.seen.includes(shown)) {
      // The bare name of a schema, in the mapping of a discriminator, may be one of the document's own.
      if (from !== root && !include && valueAt(root, link.ref.slice(1)) !== undefined) {
        link.write(link.ref);
        return [];
      }
      const problem = `The reference leads nowhere: ${shown.slice(0, 100)}`;
      return this.#fail(link, shown, { problem, fix: 'Add it, or correct the reference.' });
    }
    if (include) return this.#include(link, include, file, at, value);
    if (!sectionOf(kind, isSwagger(root.data as object))) {
      const problem = `A part of this kind cannot be in another file: ${shown.slice(0, 100)}`;
      return this.#fail(link, shown, { problem, fix: 'Copy it to where it is referred to.' });
    }
    const id = `${kind} ${shown}`;
    const known = this.#moved.get(id);
    const moved = known ?? { kind, path: file.path, pointer: at, file, value };
    this.#moved.set(id, moved);
    this.#links.push({ moved, holder: link.holder, write: link.write });
    return known ? [] : this.#scan(file, value, kind, at);
  }

  /** Puts what is referred to where the reference stands. */
  #include(
    link: Link,
    { name, field, beside, seen }: Inclusion,
    file: SourceFile,
    at: string,
    value: unknown,
  ): Link[] {
    const { holder } = link;
    const isFitting = field.holds === 'list' ? Array.isArray(value) : isObject(value);
    if (!isFitting) {
      const problem = `What the reference under "${name}" leads to cannot stand there: ${file.path}#${at}`;
      return this.#fail(link, link.ref, { problem, fix: 'Correct the reference.' });
    }
    const again = this.#inclusion(file, holder, name, field, value, [...seen, `${file.path}#${at}`]);
    if (again.length > 0) return again;
    this.#includes = true;
    const content = Object.keys(beside).length > 0 ? { ...(value as Part), ...beside } : (value as Part);
    setMember(holder, name, content);
    this.#places.set(content, { file: file.specName, pointer: at });
    if (field.holds === 'one') return this.#scan(file, content, field.kind, at);
    return Object.entries(content).flatMap(([key, member]) =>
      this.#scan(file, member, field.kind, at + pointer(key)),
    );
  }

  #fail(link: Link, shown: string, fault: Fault): Link[] {
    if (link.include) this.#places.remark(link.holder, { kind: 'refused', rule: 'reference', ...fault });
    else {
      link.write(shown);
      this.faults.set(shown, fault);
    }
    return [];
  }
}
