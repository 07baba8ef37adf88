import { pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Places } from '../document/places.js';
import { componentNames, sectionOf, type Target } from './component-names.js';
import { setMember } from './json-data.js';
import type { SourceFile } from './source-files.js';
import { isSwagger, type Part } from './walk.js';

/** A part of another file that becomes a component of the document. */
export interface Moved extends Target {
  readonly file: SourceFile;
  readonly value: unknown;
}

/** A reference to such a part. */
export interface LinkToMoved {
  readonly moved: Moved;
  /** The part that refers. */
  readonly holder: object;
  readonly write: (ref: string) => void;
}

/** Puts parts of other files into the document's components, and writes the references to them. */
export function writeComponents(
  document: Part,
  all: readonly Moved[],
  links: readonly LinkToMoved[],
  places: Places,
): void {
  const targets = new Map(links.map(({ holder, moved }) => [holder, moved]));
  const refs = new Map<Moved, string>();
  for (const kind of new Set(all.map(moved => moved.kind))) {
    const section = sectionOf(kind, isSwagger(document)) ?? [];
    const components = section.reduce((at, key) => partAt(at, key), document);
    const ofKind = all.filter(moved => moved.kind === kind);
    const own = ownNames(components, ofKind, targets);
    const others = ofKind.filter(moved => !own.has(moved));
    for (const [moved, name] of [...own, ...componentNames(others, new Set(Object.keys(components)))]) {
      setMember(components, name, moved.value);
      refs.set(moved, `#${pointer(...section, name)}`);
      if (typeof moved.value === 'object' && moved.value !== null)
        places.set(moved.value, { file: moved.file.specName, pointer: moved.pointer });
    }
  }
  for (const { moved, write } of links) write(refs.get(moved) ?? '');
}

/**
 * Finds what the document has among its components already: many list there what is in other files, one by one or as a
 * whole. Then it is called as it is there.
 */
function ownNames(
  components: Part,
  all: readonly Moved[],
  targets: ReadonlyMap<object, Moved>,
): ReadonlyMap<Moved, string> {
  const known = new Map(all.map(moved => [moved.value, moved]));
  const ofKind = new Set(all);
  const names = new Map<Moved, string>();
  for (const [name, component] of Object.entries(components)) {
    if (!isObject(component)) continue;
    const target = Object.keys(component).length > 1 ? undefined : targets.get(component);
    // What it refers to comes last, and so takes the place of the reference.
    for (const moved of [known.get(component), target])
      if (moved && ofKind.has(moved) && !names.has(moved)) names.set(moved, name);
  }
  return names;
}

/** The object under a key, made if there is none. */
function partAt(part: Part, key: string): Part {
  const known = Object.hasOwn(part, key) ? part[key] : undefined;
  if (isObject(known)) return known;
  const made = {};
  setMember(part, key, made);
  return made;
}
