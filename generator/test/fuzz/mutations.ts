/** A change of a document. Places are numbers: they are counted off among all places that the document has by then. */
export type Mutation =
  | { readonly kind: 'drop'; readonly at: number }
  | { readonly kind: 'retype'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'rename'; readonly at: number; readonly name: string }
  | { readonly kind: 'nest'; readonly at: number; readonly how: number }
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'copy'; readonly at: number; readonly from: number }
  | { readonly kind: 'refer'; readonly at: number; readonly from: number }
  | { readonly kind: 'add'; readonly at: number; readonly name: string; readonly value: unknown };

type Container = Record<string, unknown> | unknown[];

/** A member of an object or a list. */
interface Slot {
  readonly parent: Container;
  readonly key: string;
  /** A reference to it, from its own file. */
  readonly reference: string;
}

const WRAPPERS: readonly ((inner: unknown) => unknown)[] = [
  inner => [inner],
  inner => ({ allOf: [inner] }),
  inner => ({ oneOf: [inner, { type: 'null' }] }),
  inner => ({ anyOf: [inner, inner] }),
  inner => ({ type: 'array', items: inner }),
  inner => ({ type: 'object', properties: { inner } }),
  inner => ({ type: 'object', additionalProperties: inner }),
  inner => deep(inner, 40),
  inner => deep(inner, 300),
];

/** How many ways of nesting there are. */
export const NESTINGS = WRAPPERS.length;

function deep(inner: unknown, levels: number): unknown {
  return levels === 0 ? inner : { type: 'object', properties: { inner: deep(inner, levels - 1) } };
}

/** Returns a changed copy of the documents of a spec, by file. The files stay, whatever becomes of them. */
export function mutated(
  files: Readonly<Record<string, unknown>>,
  mutations: readonly Mutation[],
): Record<string, unknown> {
  const copy = structuredClone(files) as Record<string, unknown>;
  for (const mutation of mutations) {
    const slots = slotsOf(copy);
    const fitting = slots.filter(slot => fits(mutation, slot));
    const slot = fitting[mutation.at % Math.max(1, fitting.length)];
    if (slot) change(slot, mutation, slots);
  }
  return copy;
}

/** Lists what is inside the files. */
function slotsOf(files: Record<string, unknown>): Slot[] {
  const slots: Slot[] = [];
  const visit = (part: unknown, at: string): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      const reference = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      slots.push({ parent: part as Container, key, reference });
      visit(value, reference);
    }
  };
  for (const file of Object.values(files)) visit(file, '#');
  return slots;
}

function fits({ kind }: Mutation, slot: Slot): boolean {
  const value = valueAt(slot);
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'add') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return kind !== 'rename' || !Array.isArray(slot.parent);
}

function valueAt({ parent, key }: Pick<Slot, 'parent' | 'key'>): unknown {
  return (parent as Record<string, unknown>)[key];
}

function change(slot: Slot, mutation: Mutation, slots: readonly Slot[]): void {
  const { parent, key } = slot;
  switch (mutation.kind) {
    case 'drop':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      return;
    case 'rename':
      rename(parent as Record<string, unknown>, key, mutation.name);
      return;
    case 'retype':
      set(slot, structuredClone(mutation.value));
      return;
    case 'text':
      set(slot, mutation.text);
      return;
    case 'nest':
      set(slot, WRAPPERS[mutation.how % NESTINGS]?.(valueAt(slot)));
      return;
    case 'copy':
      set(slot, structuredClone(valueAt(slots[mutation.from % slots.length] as Slot)));
      return;
    case 'refer':
      set(slot, { $ref: slots[mutation.from % slots.length]?.reference });
      return;
    case 'add':
      set({ parent: valueAt(slot) as Container, key: mutation.name }, structuredClone(mutation.value));
  }
}

/** Other names stay where they are. */
function rename(parent: Record<string, unknown>, key: string, name: string): void {
  const entries = Object.entries(parent);
  for (const old of Object.keys(parent)) delete parent[old];
  for (const [old, value] of entries) set({ parent, key: old === key ? name : old }, value);
}

/** Also for `__proto__`, which is a name like any other in a spec. */
function set({ parent, key }: Pick<Slot, 'parent' | 'key'>, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}
