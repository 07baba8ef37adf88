import type { Spec } from '../document/spec.js';
import { mockDocument } from '../mock-document/mock-document.js';
import { localType, pascalCase, upperFirst } from '../names.js';
import type { ProviderModel } from '../read/provider-model.js';
import { needsFetch } from '../token/needs-fetch.js';
import type { TokenModel } from '../token/token-model.js';
import { acceptsBasic, schemeDocs, signerOf } from './authorization.js';
import { contractOf } from './contract-code.js';
import { descriptorCode } from './descriptor-code.js';
import { operationDocs } from './docs-data.js';
import { documentCode } from './document-code.js';
import { codeSpan, jsdoc, literal, markdown, Name } from './escape.js';
import {
  callExample,
  failureExample,
  loginExample,
  mockExample,
  requiredVariables,
  signedClientExample,
  sourceExample,
} from './examples.js';
import { codeHeader, origin, packageName } from './header.js';
import { madeBodies, referringTo } from './made-bodies.js';
import {
  endSentence,
  formatsOf,
  onlySuccess,
  operationCode,
  operationConstant,
  serversConstant,
  serversDoc,
} from './operation-code.js';
import { referenceCode } from './reference-code.js';

/**
 * Collects everything that the templates print for one provider: ready strings, which templates only place.
 *
 * @param slice the spec before it was normalised, from which a mock responds
 */
export function templateData(model: ProviderModel, token: TokenModel, slice: Spec) {
  const contract = contractOf(model, token);
  const document = mockDocument(slice, madeBodies(contract));
  const { spec } = model;
  const { name } = spec.provider;
  const { info = {} } = spec.document;
  const operations = model.operations.map(operation => ({
    ...operationCode(operation, token),
    docs: operationDocs(model, token, operation),
    className: operation.className,
  }));
  const { acquire } = token.requests;
  const bodyTypes = usedModels(model);
  const credentials = credentialCode(token);
  const hasBasic = model.operations.some(operation => acceptsBasic(model, token, operation));
  const schemes = schemeDocs(model, token);
  const signer = signerOf(token);
  const standIns = requiredVariables(model);
  const ownServers = model.operations.flatMap(({ name: operation, servers = [] }) =>
    servers.slice(0, 1).map(({ url }) => ({ operation, url: codeSpan(url) })),
  );
  const synthesised = model.operations.filter(one => one.isSynthesised).map(one => one.name);
  const servers = serversConstant(model.servers);
  const constants = [servers, ...model.operations.map(operation => operationConstant(operation, token))];
  const formats = formatsOf(constants).map(format => ({ name: format }));
  return {
    header: codeHeader(spec),
    markdownHeader: `<!-- ${origin(spec)} Do not edit. -->`,
    provider: name,
    packageName: packageName(spec.provider),
    title: markdown(info.title ?? name),
    description: markdown(info.description ?? ''),
    hasDescription: Boolean(info.description?.trim()),
    errors: literal(token.errors),
    serversDoc: serversDoc(model.servers),
    serversLiteral: literal(servers),
    formats,
    hasFormats: formats.length > 0,
    clientOptions: withBaseUrl(model, 'ClientOptions'),
    rawOptions: withBaseUrl(model, 'RawClientOptions'),
    grantOptions: withBaseUrl(model, 'GrantOptions'),
    needsBaseUrl: model.needsBaseUrl,
    apis: model.apis.map(api => ({
      className: api.className,
      jsdoc: jsdoc([api.description || `${api.className} of ${info.title}.`]),
      page: `${api.className}.md`,
      description: markdown(api.description),
      operations: operations.filter(({ className }) => className === api.className),
    })),
    operations,
    imports: [...operations.map(({ name }) => name), 'servers'].sort(byName).map(name => ({ name })),
    bodyTypes,
    hasBodyTypes: bodyTypes.length > 0,
    hasSuccessBody: operations.some(({ returnType }) => returnType.startsWith('SuccessBody')),
    tokenOperations: [...new Set(Object.values(token.requests).map(({ name: operation }) => operation))]
      .sort(byName)
      .map(operation => ({ name: operation })),
    hasParameters: operations.some(({ parametersType }) => parametersType !== undefined),
    models: [...model.schemas]
      .sort((a, b) => byName(a.typeName, b.typeName))
      .map(schema => ({
        typeName: schema.typeName,
        jsdoc: jsdoc([schema.description]),
        key: literal(schema.name),
        page: `${schema.typeName}.md`,
        description: markdown(schema.description),
      })),
    factory: token.factory,
    optionsType: `${upperFirst(token.factory)}Options`,
    rawClient: `${token.factory}Client`,
    credentials,
    hasCredentialValue: credentials.some(({ type }) => type === 'CredentialValue'),
    hasBasic,
    hasRawBasic: hasBasic && token.clientAuth.basicEncoding === 'raw',
    hasRuntimeBasic: hasBasic && token.clientAuth.basicEncoding !== 'raw',
    hasAuthChoice: token.clientAuth.methods.length > 1,
    authChoice: token.clientAuth.methods.map(literal).join(' | '),
    credentialNames: literal(
      Object.fromEntries(credentials.map(({ name: credential }) => [credential, new Name(credential)])),
    ),
    descriptor: descriptorCode(model, token),
    reference: referenceCode(model, token),
    contract: literal(referringTo(document, contract)),
    document: documentCode(document),
    example: acquire ? callExample(model, token, acquire) : '',
    grantExample: sourceExample(model, token),
    mockExample: mockExample(model, token),
    failureExample: acquire ? failureExample(model, token, acquire) : '',
    needsFetch: needsFetch(token),
    isCodeGrant: token.xToken.startsFrom !== undefined,
    grantMaker: token.xToken.startsFrom ? 'codeGrant' : 'tokenGrant',
    loginExample: loginExample(model, token),
    hasLogin: token.xToken.startsFrom?.authorizationUrl !== undefined,
    factoryDoc: factoryDoc(info.title ?? name, token),
    testingDoc: jsdoc([
      `Creates a token grant, as \`${token.factory}\` of the package does, and has what tests need of ${info.title ?? name}.`,
      'Pass it to `startMock()` of `@token-clients/testing`.',
    ]),
    schemes,
    hasSchemes: schemes.length > 0,
    signs: signer !== undefined,
    signerEnv: codeSpan(signer?.env ?? ''),
    standIns: standIns.map(codeSpan).join(', '),
    hasStandIns: standIns.length > 0,
    signedClientExample: signedClientExample(model, token),
    baseUrl: markdown(model.servers[0]?.url ?? ''),
    grantBaseUrl: markdown((acquire?.servers ?? model.servers)[0]?.url ?? ''),
    hasServers: model.servers.length > 0,
    ownServers,
    synthesised: synthesised.map(codeSpan).join(', '),
    hasSynthesised: synthesised.length > 0,
    hasOwnServers: ownServers.length > 0,
    servers: model.servers.map(({ url, description = '' }) => ({
      url: codeSpan(url),
      description: markdown(description),
    })),
    lockoutAttempts: token.xToken.lockout?.attempts ?? 0,
    hasLockout: token.xToken.lockout !== undefined,
  };
}

/** Writes a type of options in which the base URL is required where some call has no server. */
function withBaseUrl({ needsBaseUrl }: ProviderModel, type: string): string {
  return needsBaseUrl ? `WithBaseUrl<${type}>` : type;
}

/** What the templates can print. */
export type TemplateData = ReturnType<typeof templateData>;

function factoryDoc(title: string, { xToken }: TokenModel): string {
  const { startsFrom } = xToken;
  return jsdoc(
    [
      `Creates a token grant for ${title} (grant type \`${xToken.acquire.grantType}\`).`,
      'Pass it to a token source, which decides when to request a token.',
      ...(startsFrom ? [startDoc(startsFrom)] : []),
    ],
    '',
    ['@throws {ConfigurationError} `configuration` when a credential is missing or an option is invalid'],
  );
}

/** How to start a grant that a person gives. */
function startDoc({ code, refreshToken }: NonNullable<TokenModel['xToken']['startsFrom']>): string {
  const starts = refreshToken === undefined ? code : `${code}, or ${refreshToken} of an earlier login`;
  return `A person has to agree first: pass ${starts}. Once both are spent, the source fails with \`reauthentication_required\`.`;
}

function credentialCode({ xToken }: TokenModel) {
  return Object.entries(xToken.credentials ?? {}).map(
    ([name, { description, secret, required, recommended, perRequest, env = [] }]) => ({
      name,
      jsdoc: jsdoc(
        [
          [
            endSentence(description),
            perRequest
              ? 'Pass a function: every token request calls it.'
              : secret
                ? 'Every token request calls a function, so that a changed secret is picked up.'
                : '',
          ]
            .filter(Boolean)
            .join(' '),
        ],
        '  ',
      ),
      optional: required === false,
      type: secret ? 'CredentialValue' : 'string',
      description: markdown(description),
      notes: [
        required === false ? 'optional' : 'required',
        recommended ? 'recommended' : '',
        secret ? 'secret' : '',
      ]
        .filter(Boolean)
        .join(', '),
      env: env.map(codeSpan).join(', '),
    }),
  );
}

/** Lists the schemas that the client names: bodies, and responses that are the only success. */
function usedModels({ operations }: ProviderModel): { readonly spelled: string }[] {
  const names = operations.flatMap(({ body, responses }) => {
    const success = onlySuccess(responses);
    return [...(body ? [body.schema] : []), ...(success === undefined ? [] : [success])];
  });
  return [...new Set(names.map(pascalCase))].sort(byName).map(typeName => {
    const local = localType(typeName);
    return { spelled: local === typeName ? typeName : `${typeName} as ${local}` };
  });
}

/** Sorts as the linter sorts imports. */
function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
