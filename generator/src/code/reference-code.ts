import type { ApiReference, OperationReference } from '@token-clients/runtime';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { TokenModel } from '../read/token-model.js';
import { literal, Name } from './escape.js';

/** The provider's operations with their texts, as TypeScript. */
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
  const { operationId, summary, description, deprecated, parameters, body, responses, security } = operation;
  return {
    operationId,
    operation: new Name(operation.name),
    summary,
    description,
    deprecated,
    parameters,
    body: body && {
      name: body.argument,
      mediaType: body.mediaType,
      required: body.required,
      schema: body.schema,
      fields: body.fields,
      examples: body.examples,
    },
    responses: responses.map(response => ({
      status: response.status,
      description: response.description,
      schema: response.schema,
    })),
    security: security.some(requirement => Object.keys(requirement).length === 0)
      ? []
      : [...new Set(security.flatMap(requirement => Object.keys(requirement)))],
  };
}
