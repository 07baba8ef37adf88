import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { schemesOf } from '../read/security-schemes.js';
import { needsFetch } from '../token/needs-fetch.js';
import type { TokenModel } from '../token/token-model.js';
import { acceptsBasic, signerOf } from './authorization.js';
import { literal, prettyLiteral } from './escape.js';
import { fakeCredentials } from './fake-credentials.js';
import { withFiles } from './file-fields.js';
import { packageName } from './header.js';
import { documentedRequest } from './request-samples.js';

/** What an example of one call is made of, line by line. */
interface Call {
  readonly imports: readonly string[];
  /** Makes the signer, if the operation must be signed, and the object that has the method. */
  readonly setUp: readonly string[];
  /** Name of the variable that holds the result. */
  readonly result: 'token' | 'response';
  /** Writes the call itself, for a line with some indentation. */
  readonly write: (indent: string) => string;
}

/** Writes a program that makes one call. It runs as it is, apart from its made-up credentials. */
export function callExample(model: ProviderModel, token: TokenModel, operation: OperationModel): string {
  const { imports, setUp, result, write } = callOf(model, token, operation);
  return [...imports, '', ...setUp, `const ${result} = ${write('')};`, `console.log(${result});`].join('\n');
}

/** Writes a program that makes one call and handles its failure. */
export function failureExample(model: ProviderModel, token: TokenModel, operation: OperationModel): string {
  const { imports, setUp, result, write } = callOf(model, token, operation);
  return [
    ...imports,
    "import { isTokenClientError } from '@token-clients/runtime';",
    '',
    ...setUp,
    'try {',
    `  const ${result} = ${write('  ')};`,
    `  console.log(${result});`,
    '} catch (error) {',
    '  if (!isTokenClientError(error)) throw error;',
    "  if (error.code === 'error_response') console.error(error.status, error.serverCode, error.serverMessage);",
    '  else console.error(error.code, error.message);',
    '}',
  ].join('\n');
}

function callOf(model: ProviderModel, token: TokenModel, operation: OperationModel): Call {
  const { body, parameters, className, name, operationId } = operation;
  const ownSigner = signerOf(token);
  const isSigned = schemesOf(model, operation).some(({ name }) => name === ownSigner?.scheme);
  const signer = isSigned ? ownSigner : undefined;
  const request = documentedRequest(model, operation);
  const basic = acceptsBasic(model, token, operation) && !holdsClientSecret(token, request.body);
  const credentials = isSigned ? undefined : fakeCredentials(model, operation);
  const options = [
    ...serverVariables(model),
    ...(signer ? ['signer'] : []),
    ...(basic ? ["headers: basicAuth('fake-client-id', 'fake-client-secret')"] : []),
    ...(credentials && !basic ? [`headers: ${prettyLiteral(credentials)}`] : []),
  ];
  const write = (indent: string) => {
    const args = [
      ...(body ? [prettyLiteral(withFiles(model, operation, request.body ?? {}), indent)] : []),
      ...(parameters.length > 0 ? [prettyLiteral(request.parameters ?? {}, indent)] : []),
    ];
    return `await api.${name}(${args.join(', ')})`;
  };
  return {
    imports: [
      ...(signer ? [signer.importLine] : []),
      `import { ${[className, ...(basic ? ['basicAuth'] : [])].join(', ')} } from ${literal(packageName(model.spec.provider))};`,
    ],
    setUp: [
      ...(signer ? [signer.declaration] : []),
      `const api = new ${className}(${optionsText(options)});`,
    ],
    result: token.tokenOperations.has(operationId) ? 'token' : 'response',
    write,
  };
}

/** Writes the program that most readers came for: a valid token on every request. */
export function sourceExample(model: ProviderModel, token: TokenModel): string {
  const { factory, xToken } = token;
  const signer = signerOf(token);
  const url = xToken.exampleCall ?? 'https://api.example.com/things';
  const options = [
    ...Object.entries(xToken.credentials ?? {})
      .filter(([, { required, recommended }]) => required !== false || recommended)
      .map(([name, { perRequest, env }]) => {
        const value = `process.env.${env?.[0] ?? name.toUpperCase()} ?? ''`;
        return `${name}: ${perRequest ? `() => ${value}` : value}`;
      }),
    ...(signer ? ['signer'] : []),
    ...(needsFetch(token) ? ['fetch: certifiedFetch'] : []),
    ...serverVariables(model),
  ];
  return [
    `import { ${['bearerFetch', ...(signer ? [signer.name] : []), 'tokenSource'].join(', ')} } from '@token-clients/auth-hooks';`,
    `import { ${factory} } from ${literal(packageName(model.spec.provider))};`,
    '',
    ...(signer ? [signer.declaration] : []),
    ...(needsFetch(token)
      ? [
          "// Send this through an agent that has the client's certificate.",
          'const certifiedFetch: typeof fetch = (input, init) => fetch(input, init);',
        ]
      : []),
    'const source = tokenSource(',
    `  ${factory}({`,
    ...options.map(option => `    ${option},`),
    '  }),',
    ');',
    `const api = bearerFetch(source, { origins: [${prettyLiteral(new URL(url).origin)}]${signer ? ', signer' : ''} });`,
    `const response = await api(${prettyLiteral(url)});`,
  ].join('\n');
}

/** Writes a program that gets a token from a mock. */
export function mockExample(model: ProviderModel, { factory }: TokenModel): string {
  return [
    "import { tokenSource } from '@token-clients/auth-hooks';",
    `import { ${factory} } from ${literal(`${packageName(model.spec.provider)}/testing`)};`,
    "import { startMock } from '@token-clients/testing';",
    '',
    `const mock = await startMock(${factory});`,
    `const source = tokenSource(${factory}({ ...mock.credentials, baseUrl: mock.baseUrl }));`,
  ].join('\n');
}

/** Writes a program that starts the login of a person; empty where the page for it is not known. */
export function loginExample(model: ProviderModel, { xToken }: TokenModel): string {
  if (xToken.startsFrom?.authorizationUrl === undefined) return '';
  return [
    "import { authorizationRequest } from '@token-clients/runtime/authorization-request';",
    `import { descriptor } from ${literal(packageName(model.spec.provider))};`,
    '',
    'const { url, state, codeVerifier } = await authorizationRequest(descriptor, {',
    "  clientId: 'fake-client-id',",
    "  redirectUri: 'https://app.example/callback',",
    '});',
    'console.log(url, state, codeVerifier);',
  ].join('\n');
}

/** Writes a program that makes openapi-fetch's client of a provider whose requests are signed; empty for any other. */
export function signedClientExample(model: ProviderModel, token: TokenModel): string {
  const signer = signerOf(token);
  if (!signer) return '';
  const client = `${token.factory}Client`;
  return [
    signer.importLine,
    `import { ${client} } from ${literal(packageName(model.spec.provider))};`,
    '',
    signer.declaration,
    `export const client = ${client}(${optionsText(['signer', ...serverVariables(model)])});`,
  ].join('\n');
}

/** Writes options on one line, or each on its own where that would be long. */
function optionsText(options: readonly string[]): string {
  if (options.length === 0) return '';
  const line = `{ ${options.join(', ')} }`;
  return line.length <= 60 ? line : `{\n${options.map(option => `  ${option},\n`).join('')}}`;
}

/** Writes the base URL and the server variables that the caller must pass. */
function serverVariables(model: ProviderModel): string[] {
  const baseUrl = model.needsBaseUrl ? ["baseUrl: 'https://api.example.com'"] : [];
  const names = requiredVariables(model);
  if (names.length === 0) return baseUrl;
  const values = Object.fromEntries(names.map(name => [name, `your-${name}`]));
  return [...baseUrl, `serverVariables: ${prettyLiteral(values)}`];
}

/** Names of the variables in the first server's URL that have no default. */
export function requiredVariables({ servers: [first] }: ProviderModel): string[] {
  return Object.entries(first?.variables ?? {})
    .filter(([, variable]) => variable.default === undefined)
    .map(([name]) => name);
}

/** Whether a body carries the client's secret itself, so that HTTP Basic must not carry it too. */
function holdsClientSecret({ clientAuth: { secret } }: TokenModel, body: unknown): boolean {
  return (
    secret !== undefined && typeof body === 'object' && body !== null && Object.hasOwn(body, secret.field)
  );
}
