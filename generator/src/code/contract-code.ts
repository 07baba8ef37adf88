import type { FieldReference } from '@token-clients/runtime';
import type { Contract, ContractOperation, ContractRequest } from '../contract.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { takesBasic } from '../read/security-schemes.js';
import type { TokenModel } from '../token/token-model.js';
import { literal } from './escape.js';

/** Writes the contract of a provider as TypeScript. */
export function contractCode(model: ProviderModel, token: TokenModel): string {
  const contract: Contract = {
    provider: model.spec.provider.name,
    spec: model.spec.provider.specName,
    specSha256: model.spec.sha256,
    operations: model.operations.map(operation => contractOperation(model, token, operation)),
  };
  return literal(contract);
}

function contractOperation(
  model: ProviderModel,
  token: TokenModel,
  operation: OperationModel,
): ContractOperation {
  const schemes = operation.requirements.flatMap(requirement => Object.keys(requirement));
  const { signature } = token.clientAuth;
  return {
    operationId: operation.operationId,
    className: operation.className,
    method: operation.name,
    httpMethod: operation.httpMethod,
    path: operation.path,
    ...(operation.body && { mediaType: operation.body.mediaType }),
    ...(signature && schemes.includes(signature.scheme) && { signature: signature.scheme }),
    basic: takesBasic(model, operation),
    requests: requestsOf(operation),
    responses: operation.responses.flatMap(({ status, examples }) =>
      Object.entries(examples).map(([example, body]) => ({ status, code: codeOf(status), example, body })),
    ),
  };
}

/** Lists the spec's own examples, then the smallest and the largest request that the spec allows. */
function requestsOf({ parameters, body }: OperationModel): ContractRequest[] {
  const pick = (all: boolean, fields: readonly FieldReference[]) =>
    Object.fromEntries(
      fields
        .filter(({ required }) => all || required)
        .map(field => [field.name, sample(field, body?.examples)]),
    );
  const request = (name: string, all: boolean, example?: unknown): ContractRequest => ({
    name,
    ...(body && { body: (example as ContractRequest['body']) ?? pick(all, body.fields) }),
    ...(parameters.length > 0 && { parameters: pick(all, parameters) }),
  });
  return [
    ...Object.entries(body?.examples ?? {}).map(([name, example]) => request(name, true, example)),
    request('required fields only', false),
    request('every field', true),
  ];
}

/** Picks a value for a field: from an example of the body, of the field, the first allowed one, or any of its type. */
function sample(field: FieldReference, examples: Readonly<Record<string, unknown>> = {}): unknown {
  for (const example of Object.values(examples)) {
    if (typeof example !== 'object' || example === null) continue;
    // A field may be called toString, which every object inherits.
    if (Object.hasOwn(example, field.name)) return (example as Record<string, unknown>)[field.name];
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
