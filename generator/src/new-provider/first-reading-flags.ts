import { WrongUsage } from '../process/with-arguments.js';

/** The flags that say what a person wants of a spec that is read for the first time. */
export const FIRST_READING_FLAGS = {
  all: { type: 'boolean' },
  operation: { type: 'string', multiple: true },
  grant: { type: 'string', multiple: true },
  discover: { type: 'string' },
  'trust-site': { type: 'string', multiple: true },
  answer: { type: 'string', multiple: true },
  yes: { type: 'boolean' },
} as const;

export const FIRST_READING_HELP = `  --all               keep every operation; without it, those that obtain, refresh, revoke or introspect a token
  --operation ID      keep this operation as well: an operationId, or METHOD /path; may be repeated
  --grant GRANT       of a spec without token operations: make standard ones for this grant, such as client_credentials,
                      authorization_code, token-exchange or jwt-bearer; may be repeated, the first obtains the token
  --discover URL      read what the authorization server says of itself (RFC 8414, OpenID Connect Discovery): its issuer, the
                      URL of its metadata, or the word spec for the URL that the spec names
  --trust-site HOST   its endpoints may be at this host as well; without it, only at that of the issuer; may be repeated
  --answer KEY=VALUE  answer a question that the spec leaves open; may be repeated. At a terminal you are asked
  --yes               take the likeliest answer to every question
`;

export interface FirstReadingValues {
  readonly all?: boolean | undefined;
  readonly operation?: string[] | undefined;
  readonly grant?: string[] | undefined;
  readonly discover?: string | undefined;
  readonly 'trust-site'?: string[] | undefined;
  readonly answer?: string[] | undefined;
  readonly yes?: boolean | undefined;
}

/**
 * Requires that these flags can be understood.
 *
 * @throws {WrongUsage}
 */
export function checkFirstReading({ answer = [], 'trust-site': sites = [] }: FirstReadingValues): void {
  const unclear = answer.find(one => !/^[\w.]+=/.test(one));
  if (unclear !== undefined)
    throw new WrongUsage(`--answer ${unclear} is not KEY=VALUE, such as --answer 'acquire=POST /token'.`);
  const site = sites.find(one => !isHost(one));
  if (site !== undefined)
    throw new WrongUsage(`--trust-site ${site} is no host, such as auth.example.com or localhost:8080.`);
}

/** Whether a word is a host as URLs have it: in small letters, in ASCII, with a port only if that is not the usual one. */
function isHost(word: string): boolean {
  return URL.canParse(`https://${word}/`) && new URL(`https://${word}/`).host === word;
}
