import { camelCase, isIdentifier, lowerFirst } from '../names.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { TokenModel } from '../read/token-model.js';
import { serverData } from './descriptor-code.js';
import { prettyLiteral } from './escape.js';

/** A program that makes one call; it runs as it stands, apart from its made-up credentials. */
export function callExample(model: ProviderModel, token: TokenModel, operation: OperationModel): string {
  const { body, parameters, className, name } = operation;
  const api = variableFor(className);
  const scheme = token.clientAuth.signature?.scheme;
  const signer = operation.requirements.some(
    requirement => scheme !== undefined && Object.hasOwn(requirement, scheme),
  )
    ? signerOf(token)
    : undefined;
  const [exampleBody] = Object.values(body?.examples ?? {});
  const basic = takesBasic(model, operation) && !holdsSecret(exampleBody);
  const options = [
    ...standInOptions(model),
    ...(signer ? ['signer'] : []),
    ...(basic ? ["headers: basicAuth('fake-client-id', 'fake-client-secret')"] : []),
  ];
  const values = Object.fromEntries(
    parameters.map(field => [field.name, field.example ?? field.values?.[0] ?? `example-${field.name}`]),
  );
  const args = [
    ...(body ? [prettyLiteral(exampleBody ?? {})] : []),
    ...(parameters.length > 0 ? [prettyLiteral(values)] : []),
  ];
  return [
    ...(signer ? [`import { ${signer.name} } from '@token-clients/auth-hooks';`] : []),
    `import { ${[className, ...(basic ? ['basicAuth'] : [])].join(', ')} } from '@token-clients/${model.spec.provider.name}';`,
    '',
    ...(signer ? [signer.declaration] : []),
    `const ${api} = new ${className}(${optionsText(options)});`,
    `const response = await ${api}.${name}(${args.join(', ')});`,
    'console.log(response);',
  ].join('\n');
}

/** The few lines that most readers came for: a valid token on every request. */
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
    ...standInOptions(model),
  ];
  return [
    `import { ${['bearerFetch', ...(signer ? [signer.name] : []), 'tokenSource'].join(', ')} } from '@token-clients/auth-hooks';`,
    `import { ${factory} } from '@token-clients/${model.spec.provider.name}';`,
    '',
    ...(signer ? [signer.declaration] : []),
    'const source = tokenSource(',
    `  ${factory}({`,
    ...options.map(option => `    ${option},`),
    '  }),',
    ');',
    `const api = bearerFetch(source, { origins: [${prettyLiteral(new URL(url).origin)}]${signer ? ', signer' : ''} });`,
    `const response = await api(${prettyLiteral(url)});`,
  ].join('\n');
}

/** openapi-fetch's client of a provider whose requests are signed; empty text for any other. */
export function signedClientExample(model: ProviderModel, token: TokenModel): string {
  const signer = signerOf(token);
  if (!signer) return '';
  const client = `${token.factory}Client`;
  return [
    `import { ${signer.name} } from '@token-clients/auth-hooks';`,
    `import { ${client} } from '@token-clients/${model.spec.provider.name}';`,
    '',
    signer.declaration,
    `export const client = ${client}(${optionsText(['signer', ...standInOptions(model)])});`,
  ].join('\n');
}

/** `OAuth2TokenApi` is held in `oAuth2Token`. */
function variableFor(className: string): string {
  const name = lowerFirst(camelCase(className.replace(/A[pP][iI]$/, '')));
  return isIdentifier(name) && !['response', 'signer', 'process', 'console'].includes(name) ? name : 'api';
}

/** Options on one line, or each on its own where that would be long. */
function optionsText(options: readonly string[]): string {
  if (options.length === 0) return '';
  const line = `{ ${options.join(', ')} }`;
  return line.length <= 60 ? line : `{\n${options.map(option => `  ${option},\n`).join('')}}`;
}

/** The signer of a scheme `XAuth` is called `xSigner`. */
function signerOf({
  clientAuth,
}: TokenModel): { readonly name: string; readonly declaration: string } | undefined {
  const { signature } = clientAuth;
  if (!signature) return undefined;
  const name = `${lowerFirst(camelCase(signature.scheme.replace(/Auth$/, '')))}Signer`;
  return {
    name,
    declaration: `const signer = ${name}({ privateKey: process.env.${signature.env[0] ?? 'PRIVATE_KEY'} ?? '' });`,
  };
}

/** Server variables that the caller must say. */
function standInOptions(model: ProviderModel): string[] {
  const missing = Object.entries(serverData(model)[0]?.variables ?? {}).filter(
    ([, known]) => known.default === undefined,
  );
  if (missing.length === 0) return [];
  return [
    `serverVariables: ${prettyLiteral(Object.fromEntries(missing.map(([name]) => [name, `your-${name}`])))}`,
  ];
}

function takesBasic(model: ProviderModel, { requirements }: OperationModel): boolean {
  const schemes = model.spec.document.components?.securitySchemes ?? {};
  return requirements
    .flatMap(requirement => Object.keys(requirement))
    .some(name => schemes[name]?.scheme === 'basic');
}

function holdsSecret(example: unknown): boolean {
  return (
    typeof example === 'object' && example !== null && Object.keys(example).some(name => /secret/i.test(name))
  );
}
