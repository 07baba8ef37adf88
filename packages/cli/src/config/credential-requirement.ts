import type { TokenDescriptor } from '@token-clients/runtime';
import type { Flag } from '../args.js';
import { readableSpelling } from '../names.js';

/** A credential that a provider needs from its user. */
export interface CredentialRequirement {
  /** As in the descriptor, such as `clientSecret`. */
  readonly name: string;
  /** `client-secret`. */
  readonly flag: string;
  readonly description: string;
  readonly secret: boolean;
  readonly required: boolean;
  /** A new one is needed for each token, so it identifies who requests the token. */
  readonly perRequest: boolean;
  /** Variables to read it from; the first is the documented one. */
  readonly env: readonly string[];
  /** A variable that contains the name of the variable to read it from. */
  readonly envPointer?: string | undefined;
}

/** The name of the key that signs requests. */
export const PRIVATE_KEY = 'privateKey';

/** Returns all credentials that a provider needs, including its signing key. */
export function requirementsOf({ credentials, clientAuth }: TokenDescriptor): CredentialRequirement[] {
  const { signature } = clientAuth;
  const requirements = Object.entries(credentials).map(
    ([
      name,
      { description, secret, required, perRequest = false, env = [], envPointer },
    ]): CredentialRequirement => ({
      name,
      flag: readableSpelling(name),
      description,
      secret,
      required,
      perRequest,
      env,
      envPointer,
    }),
  );
  if (!signature) return requirements;
  const { description, env } = signature;
  const flag = readableSpelling(PRIVATE_KEY);
  return [
    ...requirements,
    { name: PRIVATE_KEY, flag, description, secret: true, required: true, perRequest: false, env },
  ];
}

/** Returns the flags for these credentials. No flag takes a secret itself, only where it is. */
export function credentialFlags(requirements: readonly CredentialRequirement[]): Flag[] {
  return requirements.flatMap(({ flag, secret, description, env }) => {
    const also = env[0] === undefined ? '' : ` (or ${env[0]})`;
    if (!secret) return [{ name: flag, value: 'string', help: `${description}${also}` }];
    return [
      { name: `${flag}-file`, value: 'file', help: `file that contains: ${description}${also}` },
      { name: `${flag}-stdin`, help: `read from stdin: ${description}` },
      { name: flag, value: 'reference', help: 'env:NAME, file:PATH, command:LINE or -', hidden: true },
    ];
  });
}
