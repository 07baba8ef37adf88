import type { Refusal } from './refusal.js';

/** What is refused of the description of how to obtain a token. */
export const tokenRefusals = {
  'x-token': {
    what: 'An `x-token` that does not fit the spec or its own schema',
    why: 'It names an operation, a field, a credential or a security scheme that is not there.',
    fix: 'Correct the line that the message names; `specs/x-token.schema.json` has all fields.',
  },
  'no-token': {
    what: 'A spec in which no operation obtains a token, or in whose response no token is found',
    why: 'A package without a token operation has nothing to give the hooks and the command line.',
    fix: 'Name the operation and the field in `x-token`.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
