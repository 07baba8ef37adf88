import { visible } from '../code/escape.js';
import type { TemplateData } from '../code/template-data.js';
import { isObject } from '../document/json.js';
import { hashOf } from '../normalise/names.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { TokenModel } from '../token/token-model.js';
import { safeName } from '../types/safe-names.js';
import type { TypeSchema } from '../types/type-schema.js';
import type { TypesDocument } from '../types/types-document.js';
import {
  INTERFACE_FORMAT,
  type OperationInterface,
  type PackageInterface,
  type ServerInterface,
  type TokenInterface,
} from './package-interface.js';
import { type Shape, shapeOf, shapesOf } from './shape.js';

/** Where a package keeps the record of its interface, which versions are compared by. */
export const INTERFACE = 'src/generated/interface.json';

/**
 * Reads what users of a provider's package see of it.
 *
 * @param types of the spec, as `typesOf` returns them
 */
export function readInterface(
  model: ProviderModel,
  token: TokenModel,
  types: TypesDocument,
  { hasBasic }: Pick<TemplateData, 'hasBasic'>,
): PackageInterface {
  const { spec } = model;
  return {
    format: INTERFACE_FORMAT,
    provider: spec.provider.name,
    factory: token.factory,
    rawClient: `${token.factory}Client`,
    ...(hasBasic && { hasBasicAuth: true }),
    operations: Object.fromEntries(model.operations.map(one => [one.name, operationOf(one, types)])),
    types: shapesOf(types),
    servers: model.servers.map(serverOf),
    needsBaseUrl: model.needsBaseUrl,
    token: tokenOf(model, token),
    texts: hashOf(JSON.stringify([types, textsOf(model, token)])),
  };
}

/** The record of a package's interface: the same for the same interface. */
export function interfaceText(known: PackageInterface): string {
  const lines = JSON.stringify(known, undefined, 1).split('\n');
  return `${lines.map(visible).join('\n')}\n`;
}

/** Reads a record; undefined for one that another version of the generator wrote, or that is none. */
export function parseInterface(text: string): PackageInterface | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) && data.format === INTERFACE_FORMAT
      ? (data as unknown as PackageInterface)
      : undefined;
  } catch {
    return undefined;
  }
}

/** An operation as it is typed: a part of what openapi-typescript reads. */
interface TypedOperation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: TypeSchema;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema?: TypeSchema }>>;

function operationOf(operation: OperationModel, document: TypesDocument): OperationInterface {
  const { operationId, className, httpMethod, path, deprecated, body, parameters, servers, styles } =
    operation;
  const item = document.paths[safeName(path)] as Readonly<Record<string, TypedOperation>> | undefined;
  const typed = item?.[httpMethod.toLowerCase()] ?? {};
  const parameterType = (name: string, where: string) =>
    typed.parameters?.find(one => one.name === safeName(name) && one.in === where)?.schema ?? {};
  const security = operation.requirements.map(requirement =>
    Object.entries(requirement)
      .map(([scheme, scopes]) => [scheme, ...scopes].join(' '))
      .join(' and '),
  );
  return {
    id: operationId,
    className,
    method: httpMethod,
    path,
    ...(deprecated && { isDeprecated: true }),
    ...(parameters.length > 0 && {
      parameters: Object.fromEntries(
        parameters.map(({ name, in: where, required, deprecated: isOld }) => [
          name,
          {
            in: where,
            ...(required && { isRequired: true }),
            ...(isOld && { isDeprecated: true }),
            is: shapeOf(parameterType(name, where), document),
            ...(Object.hasOwn(styles, name) && { style: styles[name] }),
          },
        ]),
      ),
    }),
    ...(body && {
      body: {
        ...(body.required && { isRequired: true }),
        mediaType: body.mediaType,
        is: contentShape(typed.requestBody?.content, document) ?? {},
        ...writtenBy(body),
      },
    }),
    responses: Object.fromEntries(
      Object.entries(typed.responses ?? {}).map(([status, { content }]) => {
        const is = contentShape(content, document);
        return [status, is ? { is } : {}];
      }),
    ),
    ...(servers && { servers: servers.map(serverOf) }),
    ...(security.length > 0 && { security }),
  };
}

function contentShape(content: Content | undefined, document: TypesDocument): Shape | undefined {
  const [media] = Object.values(content ?? {});
  return media && shapeOf(media.schema ?? {}, document);
}

function writtenBy({ styles, joined, partTypes }: NonNullable<OperationModel['body']>): {
  written?: unknown;
} {
  const written = { styles, joined, partTypes };
  return Object.values(written).some(one => Object.keys(one).length > 0) ? { written } : {};
}

function serverOf({ description: _, ...server }: ProviderModel['servers'][number]): ServerInterface {
  return server;
}

function tokenOf(
  { secretFields }: ProviderModel,
  { xToken, response, errors, clientAuth }: TokenModel,
): TokenInterface {
  const { credentials = {}, factory: _, exampleCall: __, secrets = [], ...facts } = xToken;
  const options = Object.entries(credentials).map(
    ([name, { description: ___, recommended: ____, ...credential }]) => [name, credential] as const,
  );
  return {
    // What a spec leaves out is the same as its default.
    rotation: facts.refresh ? 'may' : 'never',
    failures: [],
    expired: [{ status: 401 }],
    ...facts,
    credentials: Object.fromEntries(options),
    clientAuth,
    response,
    errors,
    secretFields: [...new Set([...secretFields, ...secrets])].sort(),
  };
}

function textsOf({ spec, apis, servers }: ProviderModel, { xToken }: TokenModel): unknown {
  const { title, description } = spec.document.info ?? {};
  return [
    [title, description, xToken.exampleCall],
    apis.map(api => api.description),
    servers.map(server => server.description),
    Object.values(xToken.credentials ?? {}).map(credential => credential.description),
  ];
}
