import {
  fillTokenRequest,
  type OperationReference,
  resolveBaseUrl,
  type ServerDescription,
  type TokenDescriptor,
  type WrittenRequest,
  writeRequest,
} from '@token-clients/runtime';

/** A request as the client would send it, with marks in the place of secrets. */
export interface SampleRequest extends Omit<WrittenRequest, 'body'> {
  readonly method: string;
  /** Empty: it has none. */
  readonly body: string;
  /** The variable that a shell reads each secret from, by its mark. */
  readonly secrets: ReadonlyMap<string, string>;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Writes the request of an operation with the examples of its spec, by the very functions that write it for the client.
 *
 * @returns undefined if the spec's examples make no whole request, or its body is no text
 */
export function sampleRequest(
  reference: OperationReference,
  descriptor: TokenDescriptor,
): SampleRequest | undefined {
  const marks = new Marks([...secretNames(reference), ...descriptor.secretFields]);
  const [example = {}] = Object.values(reference.body?.examples ?? {});
  const given = marks.inPlaceOf(example) as Fields;
  const parameters = Object.fromEntries(
    reference.parameters.flatMap(({ name, example }) =>
      example === undefined ? [] : [[name, marks.inPlaceOf(example, name)]],
    ),
  );
  try {
    const client = clientPart(reference, descriptor, { ...parameters, ...given }, marks);
    const written = writeRequest(baseUrlOf(reference, descriptor), reference.operation, {
      parameters: { ...client.parameters, ...parameters },
      body: reference.body ? { ...client.body, ...given } : undefined,
    });
    const { body = '' } = written;
    if (typeof body !== 'string') return undefined;
    const headers = { ...written.headers, ...client.headers };
    return { ...written, headers, body, method: reference.operation.method, secrets: marks.variables };
  } catch {
    // The examples of a spec need not be whole.
    return undefined;
  }
}

/** What proves who sends the request, where the examples do not say it: id and secret of a token request, else a token. */
function clientPart(
  { operation, security }: OperationReference,
  descriptor: TokenDescriptor,
  given: Fields,
  marks: Marks,
): {
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters?: Fields;
  readonly body?: Fields | undefined;
} {
  const { acquire, refresh, revoke, clientAuth } = descriptor;
  const request = [acquire, refresh, revoke].find(one => one?.operation.name === operation.name);
  if (!request) {
    const needsToken = security.length > 0 && operation.token === undefined;
    return { headers: needsToken ? { authorization: `Bearer ${marks.markFor('access_token')}` } : {} };
  }
  const own = [clientAuth.id, clientAuth.secret].flatMap(part => part ?? []);
  if (own.some(({ field }) => given[field] !== undefined)) return { headers: {} };
  const value = (credential: string) => {
    const { field = credential } = own.find(part => part.credential === credential) ?? {};
    return descriptor.credentials[credential]?.secret
      ? marks.markFor(field)
      : `fake-${field.replaceAll('_', '-')}`;
  };
  const [clientMethod = 'none'] = clientAuth.methods;
  return fillTokenRequest(descriptor, { ...request, fields: {} }, { value }, { clientAuth: clientMethod });
}

/** The first server, with words in the place of variables that have no default. */
function baseUrlOf({ operation }: OperationReference, descriptor: TokenDescriptor): string {
  const servers: readonly ServerDescription[] = operation.servers ?? descriptor.servers;
  const open = Object.entries(servers[0]?.variables ?? {}).filter(
    ([, { default: usual }]) => usual === undefined,
  );
  if (servers.length === 0) return 'https://api.example.com';
  return resolveBaseUrl(servers, {
    serverVariables: Object.fromEntries(open.map(([name]) => [name, `your-${name}`])),
  });
}

function secretNames({ parameters, body }: OperationReference): string[] {
  return [...parameters, ...(body?.fields ?? [])].filter(({ secret }) => secret).map(({ name }) => name);
}

/** Marks for secrets: letters and digits, which look the same in JSON, forms, URLs and headers. */
class Marks {
  readonly variables = new Map<string, string>();
  readonly #names: ReadonlySet<string>;

  constructor(names: readonly string[]) {
    this.#names = new Set(names);
  }

  /** Returns the mark of a secret, by its wire name. */
  markFor(name: string): string {
    const variable = variableOf(name);
    const known = [...this.variables].find(([, other]) => other === variable);
    if (known) return known[0];
    const mark = `SECRETMARK${this.variables.size}X`;
    this.variables.set(mark, variable);
    return mark;
  }

  /** Returns a value with marks in the place of the secrets in it. */
  inPlaceOf(value: unknown, name?: string): unknown {
    if (typeof value === 'string')
      return name !== undefined && this.#names.has(name) ? this.markFor(name) : value;
    if (Array.isArray(value)) return value.map(member => this.inPlaceOf(member, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, this.inPlaceOf(member, key)]),
    );
  }
}

/** Spells a wire name as a variable: `CLIENT_SECRET`. */
function variableOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toUpperCase();
}
