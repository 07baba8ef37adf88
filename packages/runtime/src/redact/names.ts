/** Names that are secret at every provider, in lower case and without blanks, `-`, `_` and dots. */
const WHOLE = new Set(['code', 'token', 'codeverifier', 'devicecode', 'xauth', 'jwt', 'dpop', 'sessionid']);

/** Ends of names that are secret at every provider: `x-api-key`, `app_secret`, `userPassword`. */
const END = new RegExp(
  `(${[
    'authorization',
    'cookie',
    'secret',
    'password',
    'passwd',
    'passphrase',
    'privatekey',
    'apikey',
    'accesstoken',
    'refreshtoken',
    'idtoken',
    'subjecttoken',
    'actortoken',
    'authtoken',
    'sessiontoken',
    'assertion',
    'signature',
    'credential',
    'credentials',
  ].join('|')})$`,
);

/**
 * Returns a function that says whether a field, parameter or header is secret by its name: the given ones, and those that
 * are secret at every provider. Upper and lower case, `-`, `_`, dots and blanks make no difference.
 */
export function secretNames(fields: Iterable<string> = []): (name: string) => boolean {
  const known = new Set(Array.from(fields, plain));
  return name => {
    const bare = plain(name);
    return known.has(bare) || WHOLE.has(bare) || END.test(bare);
  };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/g, '');
}
