/** Reads another file of a document, by its path from there. */
type ReadFile = (file: string) => object;

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/**
 * Selects of a vendor's document some operations and what they refer to, each part as the vendor wrote it. Prism writes
 * out every operation with all that it refers to, which takes minutes for a document of some MB.
 *
 * @param keeps operationIds, or methods and paths such as `POST /token`: the `x-keep` of a package
 * @param read reads the files to which path items lead; without it, these items stay
 */
export function keptPart(document: object, keeps: readonly string[], read?: ReadFile): object {
  const whole = document as Json;
  const paths = keptPaths(whole, keeps, read);
  const { components, definitions, parameters, responses, webhooks: _, ...rest } = whole;
  const sections = { components: asObject(components), definitions, parameters, responses };
  const reached = reachedFrom({ ...rest, paths }, whole);
  return {
    ...rest,
    paths: { ...paths, ...selected(asObject(whole.paths), '/paths/', reached) },
    ...Object.fromEntries(
      Object.entries(sections).flatMap(([name, section]): [string, Json][] => {
        if (whole[name] === undefined) return [];
        if (name !== 'components') return [[name, selected(asObject(section), `/${name}/`, reached)]];
        return [[name, keptComponents(asObject(section), reached)]];
      }),
    ),
  };
}

function keptPaths(document: Json, keeps: readonly string[], read?: ReadFile): Json {
  const names = new Set(keeps);
  const kept = Object.entries(asObject(document.paths)).flatMap(([path, item]): [string, unknown][] => {
    const { additionalOperations, ...members } = asObject(item);
    const isKept = ([method, operation]: [string, unknown]) =>
      names.has(`${method.toUpperCase()} ${path}`) || names.has(String(asObject(operation).operationId));
    const fixed = Object.entries(members).filter(one => METHODS.includes(one[0]) && isKept(one));
    const additional = Object.entries(asObject(additionalOperations)).filter(isKept);
    const target = typeof members.$ref === 'string' ? itemAt(members.$ref, document, read) : {};
    const isElsewhere = target === undefined || Object.entries(target).some(isKept);
    if (fixed.length + additional.length === 0 && !isElsewhere) return [];
    const others = Object.entries(members).filter(([key]) => !METHODS.includes(key));
    const own = Object.fromEntries([...others, ...fixed]);
    return [
      [path, additional.length > 0 ? { ...own, additionalOperations: Object.fromEntries(additional) } : own],
    ];
  });
  return Object.fromEntries(kept);
}

/** Returns the path item to which a reference leads; undefined for one that is to be kept, whatever it is. */
function itemAt(reference: string, document: Json, read: ReadFile | undefined): Json | undefined {
  const [file = '', pointer = ''] = decoded(reference).split('#');
  if (file !== '' && !read) return undefined;
  try {
    const item = asObject(valueAt(file === '' ? document : (read?.(file) as Json), pointer));
    return item.$ref === undefined && item.additionalOperations === undefined ? item : undefined;
  } catch {
    return undefined;
  }
}

/** Security schemes have names, not references. */
function keptComponents(components: Json, reached: ReadonlySet<string>): Json {
  return Object.fromEntries(
    Object.entries(components).map(([section, part]) => [
      section,
      section === 'securitySchemes' ? part : selected(asObject(part), `/components/${section}/`, reached),
    ]),
  );
}

function selected(members: Json, at: string, reached: ReadonlySet<string>): Json {
  return Object.fromEntries(
    Object.entries(members).filter(([name]) =>
      reached.has(at + name.replaceAll('~', '~0').replaceAll('/', '~1')),
    ),
  );
}

/** Lists the pointers of the components and path items to which references of a part lead, at once or by others. */
function reachedFrom(part: unknown, document: Json): Set<string> {
  const reached = new Set<string>();
  const left = [part];
  while (left.length > 0) {
    for (const reference of referencesIn(left.pop())) {
      const names = decoded(reference).split('/').slice(1);
      const pointer = ['', ...names.slice(0, names[0] === 'components' ? 3 : 2)].join('/');
      if (reached.has(pointer)) continue;
      reached.add(pointer);
      left.push(valueAt(document, pointer));
    }
  }
  return reached;
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

function valueAt(document: Json, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (part, name) => asObject(part)[name.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
}

function referencesIn(part: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(part, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string' && value.startsWith('#/')) found.push(value);
    return value;
  });
  return found;
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
