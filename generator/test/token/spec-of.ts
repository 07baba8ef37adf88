import type { OpenApiDocument } from '../../src/document/document.js';
import { Findings } from '../../src/document/findings.js';
import { Places } from '../../src/document/places.js';
import type { Spec } from '../../src/document/spec.js';
import { normaliseSpec } from '../../src/normalise/normalise-spec.js';
import { readProvider } from '../../src/read/read-provider.js';
import { tokenCandidates } from '../../src/token/candidates.js';
import { chooseToken } from '../../src/token/choose-token.js';
import { proposeToken } from '../../src/token/propose-token.js';
import type { Answers, TokenChoice, TokenProposal } from '../../src/token/token-proposal.js';

type Loose = Record<string, unknown>;

/** A token operation in short: what is left out is what RFC 6749 has. */
export interface Shape {
  readonly path?: string;
  readonly method?: string;
  readonly operationId?: string;
  readonly description?: string;
  /** Members of the body; a name that ends in `!` is required. */
  readonly body?: Loose;
  /** Alternatives of the body. */
  readonly oneOf?: readonly Loose[];
  readonly json?: boolean;
  readonly parameters?: readonly Loose[];
  /** Members of the response; absent: those of RFC 6749 without a refresh token. */
  readonly response?: Loose;
  /** The whole response, where it is more than members. */
  readonly responses?: Loose;
  readonly security?: readonly Loose[];
}

const RFC_RESPONSE = {
  'access_token!': { type: 'string' },
  'token_type!': { type: 'string' },
  expires_in: { type: 'integer' },
};

/** Writes a document with such operations. */
export function documentOf(shapes: readonly Shape[], more: Loose = {}): OpenApiDocument {
  const paths: Record<string, Loose> = {};
  for (const shape of shapes) {
    const { path = '/oauth/token', method = 'post' } = shape;
    paths[path] = { ...paths[path], [method]: operationOf(shape) };
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Vendor', version: '1.0.0' },
    servers: [{ url: 'https://api.vendor.example' }],
    paths,
    ...more,
  } as OpenApiDocument;
}

function operationOf({
  operationId,
  description,
  body,
  oneOf,
  json,
  parameters,
  security,
  ...rest
}: Shape): Loose {
  const schema = oneOf ? { oneOf: oneOf.map(objectOf) } : objectOf(body ?? {});
  const type = json ? 'application/json' : 'application/x-www-form-urlencoded';
  const success = {
    description: 'A token.',
    content: { 'application/json': { schema: objectOf(rest.response ?? RFC_RESPONSE) } },
  };
  return {
    ...(operationId && { operationId }),
    ...(description && { description }),
    ...(parameters && { parameters }),
    ...((body || oneOf) && { requestBody: { required: true, content: { [type]: { schema } } } }),
    ...(security && { security }),
    responses: rest.responses ?? { '200': success },
  };
}

/** An object schema from its members. */
export function objectOf(members: Loose): Loose {
  const names = Object.keys(members);
  const required = names.filter(name => name.endsWith('!')).map(name => name.slice(0, -1));
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(names.map(name => [name.replace(/!$/, ''), members[name]])),
  };
}

/** Finds, chooses and proposes, as a new provider does. */
export function proposalOf(document: OpenApiDocument, answers: Answers = new Map()): TokenProposal {
  return proposeToken(readProvider(normaliseSpec(specOf(document))), choiceOf(document, answers), answers);
}

export function choiceOf(document: OpenApiDocument, answers: Answers = new Map()): TokenChoice {
  const { choice, question } = chooseToken(tokenCandidates(document), answers);
  if (!choice) throw new Error(`No choice: ${JSON.stringify(question)}`);
  return choice;
}

export function specOf(document: OpenApiDocument): Spec {
  return {
    provider: { name: 'vendor', specName: 'specs/vendor.yaml' },
    document,
    sha256: '',
    places: new Places('specs/vendor.yaml'),
    findings: new Findings(),
  };
}
