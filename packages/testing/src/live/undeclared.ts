/** The part of a JSON schema that says which members there are. */
export interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly allOf?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
}

/** Names of the members of a value that its schema does not have, as `error.detail`. Prism lets them pass. */
export function undeclaredFields(value: unknown, schemas: readonly Schema[], at = ''): string[] {
  const known = schemas.flatMap(parts);
  if (typeof value !== 'object' || value === null || known.length === 0) return [];
  if (Array.isArray(value)) {
    const items = known.flatMap(({ items: of }) => (isSchema(of) ? [of] : []));
    return [...new Set(value.flatMap(item => undeclaredFields(item, items, `${at}[]`)))];
  }
  // A schema that declares no member, or says that others may come, has nothing to be compared with.
  if (known.every(({ properties }) => !properties)) return [];
  if (known.some(({ additionalProperties: more }) => more === true || isSchema(more))) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const path = at ? `${at}.${name}` : name;
    const own = known.flatMap(({ properties }) =>
      properties && Object.hasOwn(properties, name) ? [properties[name]] : [],
    );
    return own.length === 0 ? [path] : undeclaredFields(member, own.filter(isSchema), path);
  });
}

/** A schema and all that it is made of. */
function parts(schema: Schema): Schema[] {
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [schema, ...inner.filter(isSchema).flatMap(parts)];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}
