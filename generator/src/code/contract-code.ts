import type { FieldReference } from '@token-clients/runtime';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { TokenModel } from '../read/token-model.js';
import { literal } from './escape.js';

/** One documented response of one operation. */
export interface ContractResponse {
  /** As in the spec: `200`, `4XX`. */
  readonly status: string;
  /** A status of that kind, to ask a mock for. */
  readonly code: number;
  readonly example: string;
  readonly body: unknown;
}

/** Arguments of one call. */
export interface ContractRequest {
  readonly name: string;
  readonly body?: unknown;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface ContractOperation {
  readonly operationId: string;
  readonly className: string;
  readonly method: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly mediaType?: string;
  /** Must be signed by this scheme. */
  readonly signature?: string;
  /** Takes HTTP Basic. */
  readonly basic: boolean;
  readonly requests: readonly ContractRequest[];
  readonly responses: readonly ContractResponse[];
}

/** Contract cases of a provider: everything its spec promises, as data for the contract suite. */
export function contractCode(model: ProviderModel, token: TokenModel): string {
  return literal({
    provider: model.spec.provider.name,
    spec: model.spec.provider.specName,
    specSha256: model.spec.sha256,
    operations: model.operations.map(operation => contractOperation(model, token, operation)),
  });
}

function contractOperation(
  model: ProviderModel,
  token: TokenModel,
  operation: OperationModel,
): ContractOperation {
  const schemes = operation.security.flatMap(requirement => Object.keys(requirement));
  const { signature } = token.clientAuth;
  const known = model.spec.document.components?.securitySchemes ?? {};
  return {
    operationId: operation.operationId,
    className: operation.className,
    method: operation.name,
    httpMethod: operation.httpMethod,
    path: operation.path,
    ...(operation.body && { mediaType: operation.body.mediaType }),
    ...(signature && schemes.includes(signature.scheme) && { signature: signature.scheme }),
    basic: schemes.some(name => known[name]?.type === 'http' && known[name].scheme === 'basic'),
    requests: requestsOf(operation),
    responses: operation.responses.flatMap(({ status, examples }) =>
      Object.entries(examples).map(([example, body]) => ({ status, code: codeOf(status), example, body })),
    ),
  };
}

/** The spec's own examples, then the least and the most that may be sent. */
function requestsOf({ parameters, body }: OperationModel): ContractRequest[] {
  const pick = (all: boolean, fields: readonly FieldReference[]) =>
    Object.fromEntries(
      fields
        .filter(({ required }) => all || required)
        .map(field => [field.name, sample(field, body?.examples)]),
    );
  const one = (name: string, all: boolean, ownBody?: unknown): ContractRequest => ({
    name,
    ...(body && { body: ownBody ?? pick(all, body.fields) }),
    ...(parameters.length > 0 && { parameters: pick(all, parameters) }),
  });
  return [
    ...Object.entries(body?.examples ?? {}).map(([name, example]) => one(name, true, example)),
    one('required fields only', false),
    one('every field', true),
  ];
}

/** A value for a field: from an example, the first allowed one, or any of its type. */
function sample(field: FieldReference, examples: Readonly<Record<string, unknown>> = {}): unknown {
  for (const example of Object.values(examples)) {
    // Every object has a toString, but only one that was put there is an example.
    if (Object.hasOwn(Object(example), field.name)) return (example as Record<string, unknown>)[field.name];
  }
  if (field.example !== undefined) return field.example;
  if (field.values?.[0] !== undefined) return field.values[0];
  const byType: Record<FieldReference['type'], unknown> = {
    string: 'example',
    number: 1,
    integer: 1,
    boolean: true,
    array: [],
    object: {},
  };
  return byType[field.type];
}

function codeOf(status: string): number {
  return status === 'default' ? 500 : Number(status.replace('XX', '00'));
}
