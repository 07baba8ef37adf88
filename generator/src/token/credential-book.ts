import { camelCase } from '../names.js';
import { isCredentialName } from '../read/check-names.js';
import type { XToken } from '../read/x-token.js';
import { isSecretWhenSent } from '../secret-names.js';
import { normalName } from './names.js';
import type { RequestField } from './operation-facts.js';

type Credential = NonNullable<XToken['credentials']>[string];

/** What a credential needs to be declared. */
export interface Wanted {
  /** Its name on the wire, in any spelling. */
  readonly name: string;
  readonly description?: string;
  readonly secret?: boolean;
  readonly required?: boolean;
  /** Optional, but most callers need it. */
  readonly recommended?: boolean;
  /** Its value is made for one request, such as an assertion. */
  readonly perRequest?: boolean;
}

/** Collects the credentials of a proposal. One that several requests send is declared once. */
export class CredentialBook {
  readonly credentials: Record<string, Credential> = Object.create(null);
  readonly #prefix: string;

  /** @param provider its name is the prefix of the environment variables */
  constructor(provider: string) {
    this.#prefix = provider.replaceAll('-', '_').toUpperCase();
  }

  /** Declares a credential, and returns the name of its option. */
  declare(wanted: Wanted): string {
    const { name, description = '', secret = false, required = true } = wanted;
    const spelled = normalName(name) || 'value';
    const credential = optionName(spelled);
    const known = this.credentials[credential];
    if (known) {
      // What one request needs is needed, whatever another one says.
      if (required && known.required === false) this.credentials[credential] = withoutRequired(known);
      return credential;
    }
    this.credentials[credential] = {
      description: firstSentence(description) || `${name} of your app.`,
      ...(secret && { secret }),
      ...(!required && { required }),
      ...(wanted.recommended && { recommended: true }),
      ...(wanted.perRequest && { perRequest: true }),
      env: [this.#variable(spelled.toUpperCase())],
    };
    return credential;
  }

  /** A name that starts with the provider's has the prefix already. */
  #variable(spelled: string): string {
    return spelled.startsWith(`${this.#prefix}_`) ? spelled : `${this.#prefix}_${spelled}`;
  }
}

/** What proves who the client is where a vendor has a form of its own, such as the JWT of an app at GitHub. */
export const CLIENT_JWT: Wanted = {
  name: 'jwt',
  description: 'A JWT that proves who the client is.',
  secret: true,
  perRequest: true,
};

/** What a field of the spec needs to be declared. */
export function wantedFor(field: RequestField, more: Partial<Wanted> = {}): Wanted {
  const { name, description, required, schema } = field;
  const secret = isSecretWhenSent(name) || schema.format === 'password' || schema.isSecret;
  return { name, description, required, secret, ...more };
}

function optionName(spelled: string): string {
  const name = camelCase(spelled).replace(/^_/, 'n');
  return isCredentialName(name) ? name : `${name}Value`;
}

function withoutRequired({ required: _, ...rest }: Credential): Credential {
  return rest;
}

/** Descriptions of fields can be pages: an option needs their first sentence. */
function firstSentence(description: string): string {
  const line = description.replace(/\s+/g, ' ').trim();
  const [sentence = ''] = /^.{1,160}?[.!?](?= |$)/.exec(line) ?? [line.slice(0, 160)];
  return sentence;
}
