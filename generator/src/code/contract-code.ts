import type {
  ContractOperation,
  ContractRequest,
  ContractResponse,
  ProviderContract,
} from '@token-clients/runtime';
import { lookUp, type MediaType, pointer } from '../document/document.js';
import { withoutReferences } from '../mock-document/readable-document.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { TokenModel } from '../token/token-model.js';
import { mediaKind } from '../wire/media-kind.js';
import { acceptsBasic } from './authorization.js';
import { credentialSamples } from './credential-samples.js';
import { takesOthers } from './declared-fields.js';
import { fakeCredentials } from './fake-credentials.js';
import { fileFields } from './file-fields.js';
import { testRequests } from './request-samples.js';
import { fittingExamples, responseSample } from './response-samples.js';
import { usableToken } from './usable-token.js';

/** Makes the contract of a provider. */
export function contractOf(model: ProviderModel, token: TokenModel): ProviderContract {
  const { files = [] } = model.spec;
  return {
    provider: model.spec.provider.name,
    spec: model.spec.provider.head?.from ?? model.spec.provider.specName,
    ...(files.length > 1 && { files: files.map(({ path }) => path) }),
    specSha256: model.spec.sha256,
    ...credentialSamples(model, token),
    operations: model.operations.map(operation => contractOperation(model, token, operation)),
  };
}

function contractOperation(
  model: ProviderModel,
  token: TokenModel,
  operation: OperationModel,
): ContractOperation {
  const schemes = operation.requirements.flatMap(requirement => Object.keys(requirement));
  const { signature } = token.clientAuth;
  const isSigned = signature !== undefined && schemes.includes(signature.scheme);
  const files = fileFields(model, operation);
  const headers = isSigned ? undefined : fakeCredentials(model, operation);
  return {
    operationId: operation.operationId,
    className: operation.className,
    method: operation.name,
    httpMethod: operation.httpMethod,
    path: operation.path,
    ...(operation.body && { mediaType: operation.body.mediaType }),
    ...(hasOpenBody(model, operation) && { takesOthers: true }),
    ...(isSigned && { signature: signature.scheme }),
    basic: acceptsBasic(model, token, operation),
    ...(headers && { headers }),
    ...(files.length > 0 && { fileFields: files }),
    requests: testRequests(model, operation) as readonly ContractRequest[],
    responses: contractResponses(model, token, operation),
  };
}

function hasOpenBody({ spec: { document } }: ProviderModel, { body }: OperationModel): boolean {
  const schema = body && document.components?.schemas?.[body.schema];
  return schema !== undefined && takesOthers(document, schema);
}

function contractResponses(
  model: ProviderModel,
  token: TokenModel,
  operation: OperationModel,
): ContractResponse[] {
  const { pointer: place, responses } = operation;
  const hasSuccess = responses.some(({ status }) => status.startsWith('2'));
  const completed = token.tokenOperations.has(operation.operationId)
    ? usableToken(token.response)
    : undefined;
  return responses.flatMap(({ status, mediaType, schema, examples }): ContractResponse[] => {
    const code = codeOf(status, hasSuccess, responses);
    if (code === undefined) return [];
    const at = `${place}/responses${pointer(status)}`;
    const response = {
      status,
      code,
      ...(mediaType === undefined ? { kind: 'empty' as const } : kindOf(model, mediaType, schema)),
    };
    if (mediaType === undefined) return [response];
    const documented = { operation, status, isSuccess: code < 300, completed };
    const named = response.kind ? Object.entries(examples) : fittingExamples(model, documented, examples);
    if (named.length === 0) {
      const sample = responseSample(model, documented);
      return sample ? [{ ...response, body: sample.value, isMade: true }] : [];
    }
    // A single example has no name by which a mock could be asked for it.
    const hasNames = hasNamedExamples(model, at);
    return named.map(([example, body]) => ({
      ...response,
      ...(hasNames && { example }),
      body: withoutReferences(body),
    }));
  });
}

function kindOf({ spec }: ProviderModel, mediaType: string, schema = ''): Pick<ContractResponse, 'kind'> {
  const kind = mediaKind(mediaType, spec.document.components?.schemas?.[schema]);
  return kind === 'text' || kind === 'bytes' ? { kind } : {};
}

function hasNamedExamples({ spec }: ProviderModel, place: string): boolean {
  const { content = {} } = (lookUp(spec.document, place) ?? {}) as {
    readonly content?: Record<string, MediaType>;
  };
  return Object.values(content).some(({ examples }) => Object.keys(examples ?? {}).length > 0);
}

/**
 * Picks a status code that a documented status covers and no other one does; undefined if there is none. `default` is a
 * success where no other response is one.
 */
function codeOf(
  status: string,
  hasSuccess: boolean,
  responses: OperationModel['responses'],
): number | undefined {
  const known = new Set(responses.map(one => one.status));
  if (/^\d+$/.test(status)) return Number(status);
  const classOf = status === 'default' ? (hasSuccess ? '5' : '2') : status.charAt(0);
  const codes = Array.from({ length: 100 }, (_, index) => Number(classOf) * 100 + index);
  // What has no body or leads elsewhere says nothing of the body that is documented.
  return codes.find(
    code =>
      !known.has(`${code}`) &&
      ![204, 205, 304].includes(code) &&
      !(status === 'default' && known.has(`${classOf}XX`)),
  );
}
