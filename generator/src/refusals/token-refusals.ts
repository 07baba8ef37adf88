import type { Refusal } from './refusal.js';

/** What is refused of the description of how to obtain a token. */
export const tokenRefusals = {
  'x-token': {
    what: 'An `x-token` that does not fit the spec or its own schema',
    why: 'It names an operation, a field, a credential or a security scheme that is not there.',
    fix: 'Correct the line that the message names; `x-token.schema.json` has all fields.',
  },
  'no-token': {
    what: 'A spec in which no operation obtains a token and no flow has a `tokenUrl` that can be used, or in whose response no token is found',
    why: 'A package without a token operation has nothing to give the hooks and the command line.',
    fix: 'Name the operation and the field in `x-token`.',
  },
  'unclear-token': {
    what: 'A spec that leaves open which operation, field or unit is meant, or how the client authenticates',
    why: 'A guess could send a secret to the wrong place, or a token after its expiry.',
    fix: 'Choose one of the candidates that the message names, in `x-token` or at the terminal.',
  },
  'token-is-no-string': {
    what: 'A token that is an object, a number or a list',
    why: 'A header carries a string.',
    fix: 'Name the string inside it in `x-token`.',
  },
  'token-needs-proof': {
    what: 'Tokens that are bound to a key of the client, such as those of type `DPoP` or `mac`',
    why: 'Each call needs a proof that a bearer header does not have; without it the token is worth nothing.',
    fix: 'Use an operation that returns bearer tokens.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
