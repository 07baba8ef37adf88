import type { ApiReference, BodyReference, OperationReference } from '@token-clients/runtime';
import type { BodyModel, OperationModel, ProviderModel } from '../read/provider-model.js';
import type { TokenModel } from '../token/token-model.js';
import { literal, Name } from './escape.js';

/** Writes the reference of a provider's operations as TypeScript. */
export function referenceCode(model: ProviderModel, token: TokenModel): string {
  const { info } = model.spec.document;
  return literal({
    provider: model.spec.provider.name,
    title: info?.title ?? model.spec.provider.name,
    description: info?.description ?? '',
    version: info?.version ?? '',
    specSha256: model.spec.sha256,
    factory: token.factory,
    aliases: token.xToken.aliases ?? [],
    apis: model.apis.map(
      ({ className, description, operations }): Record<keyof ApiReference, unknown> => ({
        className,
        description,
        operations: operations.map(operationData),
      }),
    ),
  });
}

function operationData(operation: OperationModel): Record<keyof OperationReference, unknown> {
  const { operationId, name, summary, description, deprecated, parameters, body, responses, security } =
    operation;
  return {
    operationId,
    operation: new Name(name),
    summary,
    description,
    deprecated,
    parameters,
    body: body && bodyData(body),
    responses: responses.map(({ status, description, schema }) => ({ status, description, schema })),
    security,
  };
}

function bodyData(body: BodyModel): Record<keyof BodyReference, unknown> {
  const { name, mediaType, required, schema, fields, examples } = body;
  return { name, mediaType, required, schema, fields, examples };
}
