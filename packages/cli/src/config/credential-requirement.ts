import type { TokenDescriptor } from '@token-clients/runtime';
import type { Flag } from '../args.js';
import { readableSpelling } from '../names.js';

/** One value that a provider needs from its user. */
export interface CredentialRequirement {
  /** As in the descriptor, such as `clientSecret`. */
  readonly name: string;
  /** `client-secret`. */
  readonly flag: string;
  readonly description: string;
  readonly secret: boolean;
  readonly required: boolean;
  /** Made anew for each token, so it says who asks. */
  readonly perRequest: boolean;
  /** The first is the documented one. */
  readonly env: readonly string[];
  readonly envPointer?: string | undefined;
}

/** Name of the key that signs requests, among the values that a provider needs. */
export const PRIVATE_KEY = 'privateKey';

/** All that a provider needs, its signing key included. */
export function requirementsOf({ credentials, clientAuth }: TokenDescriptor): CredentialRequirement[] {
  const { signature } = clientAuth;
  const needed = Object.entries(credentials).map(
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
  if (!signature) return needed;
  const { description, env } = signature;
  const flag = readableSpelling(PRIVATE_KEY);
  return [
    ...needed,
    { name: PRIVATE_KEY, flag, description, secret: true, required: true, perRequest: false, env },
  ];
}

/** Flags for these values. A secret has none that takes it. */
export function credentialFlags(needed: readonly CredentialRequirement[]): Flag[] {
  return needed.flatMap(({ flag, secret, description, env }) => {
    const also = env[0] === undefined ? '' : ` (or ${env[0]})`;
    if (!secret) return [{ name: flag, value: 'string', help: `${description}${also}` }];
    return [
      { name: `${flag}-file`, value: 'file', help: `file with: ${description}${also}` },
      { name: `${flag}-stdin`, help: `read it from stdin: ${description}` },
      { name: flag, value: 'reference', help: 'env:NAME, file:PATH, command:LINE or -', hidden: true },
    ];
  });
}
