import { decodedFragment, lookUp } from '../document/document.js';
import { asObject, holdsOperations, type Part, targetOf } from './parts.js';

/**
 * Selects of a document some operations and what they refer to, each part as the vendor wrote it. Prism writes out every
 * operation with all that it refers to, which takes minutes for a document of some MB.
 *
 * @param isKept judges an operation by its method in capitals and its path
 */
export function keptPart(document: Part, isKept: (method: string, path: string) => boolean): Part {
  const { components, definitions, parameters, responses, webhooks: _, ...rest } = document;
  const paths = keptPaths(document, isKept);
  const reached = reachedFrom({ ...rest, paths }, document);
  const sections = { definitions, parameters, responses };
  return {
    ...rest,
    paths: { ...paths, ...selected(asObject(document.paths), '/paths/', reached) },
    ...(components !== undefined && { components: keptComponents(asObject(components), reached) }),
    ...Object.fromEntries(
      Object.entries(sections).flatMap(([name, section]) =>
        section === undefined ? [] : [[name, selected(asObject(section), `/${name}/`, reached)]],
      ),
    ),
  };
}

function keptPaths(document: Part, isKept: (method: string, path: string) => boolean): Part {
  const items = Object.entries(asObject(document.paths)).flatMap(([path, written]): [string, unknown][] => {
    const item = pathItem(document, asObject(written));
    const { additionalOperations } = item;
    const additional = Object.entries(asObject(additionalOperations)).filter(([key]) => isKept(key, path));
    const members = Object.entries(item).filter(
      ([key]) => !holdsOperations(key) || (key !== 'additionalOperations' && isKept(key.toUpperCase(), path)),
    );
    if (additional.length === 0 && !members.some(([key]) => holdsOperations(key))) return [];
    const others = additional.length > 0 && { additionalOperations: Object.fromEntries(additional) };
    return [[path, { ...Object.fromEntries(members), ...others }]];
  });
  return Object.fromEntries(items);
}

/** Returns a path item with what it refers to. */
function pathItem(document: Part, { $ref, ...own }: Part, depth = 0): Part {
  if (typeof $ref !== 'string' || depth > 9) return own;
  return { ...pathItem(document, asObject(targetOf(document, $ref)), depth + 1), ...own };
}

/** Security schemes have names, not references. */
function keptComponents(components: Part, reached: ReadonlySet<string>): Part {
  return Object.fromEntries(
    Object.entries(components).flatMap(([section, part]) => {
      if (section === 'securitySchemes') return [[section, part]];
      const kept = selected(asObject(part), `/components/${section}/`, reached);
      return Object.keys(kept).length > 0 ? [[section, kept]] : [];
    }),
  );
}

function selected(members: Part, at: string, reached: ReadonlySet<string>): Part {
  return Object.fromEntries(
    Object.entries(members).filter(([name]) =>
      reached.has(at + name.replaceAll('~', '~0').replaceAll('/', '~1')),
    ),
  );
}

/** Lists the pointers of the components and path items to which references of a part lead, at once or by others. */
function reachedFrom(part: unknown, document: Part): Set<string> {
  const reached = new Set<string>();
  const left = [part];
  while (left.length > 0) {
    for (const reference of referencesIn(left.pop())) {
      const names = decodedFragment(reference).split('/').slice(1);
      const pointer = ['', ...names.slice(0, names[0] === 'components' ? 3 : 2)].join('/');
      if (reached.has(pointer)) continue;
      reached.add(pointer);
      left.push(lookUp(document, pointer));
    }
  }
  return reached;
}

function referencesIn(part: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(part, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string' && value.startsWith('#/')) found.push(value);
    return value;
  });
  return found;
}
