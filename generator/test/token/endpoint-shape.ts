import type { XToken } from '../../src/read/x-token.js';
import type { Shape } from './spec-of.js';

/** What an endpoint of some vendor looks like, and the x-token that is right for it. */
export interface EndpointShape {
  readonly name: string;
  readonly shapes: readonly Shape[];
  /** The rest of the document. */
  readonly more?: Record<string, unknown>;
  readonly acquire?: Partial<XToken['acquire']>;
  readonly methods?: XToken['clientAuth'] extends infer Auth
    ? NonNullable<Auth>['methods' & keyof NonNullable<Auth>]
    : never;
  readonly clientAuth?: XToken['clientAuth'];
  readonly response?: XToken['response'];
  readonly refresh?: Partial<NonNullable<XToken['refresh']>> | null;
  /** Names of the credentials. */
  readonly credentials?: readonly string[];
  /** Keys of the questions. */
  readonly asks?: readonly string[];
}

export const text = { type: 'string' };
export const secrets = { 'client_id!': text, 'client_secret!': text };

/** A field that takes one of these values. */
export const grant = (...values: string[]) => ({ type: 'string', enum: values });

/** The security schemes of a document. */
export const schemes = (all: Record<string, unknown>) => ({ components: { securitySchemes: all } });

/** The mapping of a response as RFC 6749 has it. */
export const RFC = {
  accessToken: '/access_token',
  tokenType: '/token_type',
  lifetime: { field: '/expires_in', unit: 'seconds' },
} as const;
