import { camelCase, lowerFirst } from '../names.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { type NamedScheme, schemesOf, takesBasic } from '../read/security-schemes.js';
import type { TokenModel } from '../token/token-model.js';
import { codeSpan, markdown } from './escape.js';

/** What an example needs to sign requests. */
interface SignerCode {
  readonly scheme: string;
  /** Its factory: the signer of a scheme `XAuth` is made by `xSigner`. */
  readonly name: string;
  readonly importLine: string;
  readonly declaration: string;
  /** Environment variable that holds the private key. */
  readonly env: string;
}

/** Names the signer of a provider whose requests are signed; undefined for any other. */
export function signerOf({ clientAuth: { signature } }: TokenModel): SignerCode | undefined {
  if (!signature) return undefined;
  const {
    scheme,
    env: [env = 'PRIVATE_KEY'],
  } = signature;
  const name = `${lowerFirst(camelCase(scheme.replace(/Auth$/, '')))}Signer`;
  return {
    scheme,
    name,
    importLine: `import { ${name} } from '@token-clients/auth-hooks';`,
    declaration: `const signer = ${name}({ privateKey: process.env.${env} ?? '' });`,
    env,
  };
}

/** Whether an operation accepts HTTP Basic: by its security, or as a token request by what else says so. */
export function acceptsBasic(model: ProviderModel, token: TokenModel, operation: OperationModel): boolean {
  const isTokenRequest = Object.values(token.requests).includes(operation);
  return takesBasic(model, operation) || (isTokenRequest && token.clientAuth.methods.includes('basic'));
}

/** Describes the security schemes of a provider's operations for its README. Escaped for Markdown. */
export function schemeDocs(model: ProviderModel, token: TokenModel) {
  const signer = signerOf(token);
  return schemesOf(model, ...model.operations).map(scheme => ({
    name: markdown(scheme.name),
    description: markdown(scheme.description ?? ''),
    type: typeOf(scheme),
    how: howToSend(scheme, model, signer, sendsTokens(scheme, model, token)),
  }));
}

/** Links the security schemes of an operation to their sections in the README. */
export function authorizationDocs({ requirements }: OperationModel): string {
  const alternatives = requirements.map(requirement =>
    Object.keys(requirement).map(schemeLink).join(' and '),
  );
  const named = alternatives.filter(Boolean);
  if (named.length === 0) return 'No authorization required';
  return named.join(', or ') + (named.length < alternatives.length ? ', or none' : '');
}

/** The anchor is what Markdown makes of the heading: small letters, and only letters, digits, `_` and `-`. */
function schemeLink(name: string): string {
  const anchor = name.toLowerCase().replace(/[^a-z0-9_-]/g, '');
  return `[${codeSpan(name)}](../README.md#${anchor})`;
}

function typeOf({ type, scheme = '', keyName = '', in: place = 'header' }: NamedScheme): string {
  if (type === 'http')
    return `HTTP ${markdown(scheme.charAt(0).toUpperCase() + scheme.slice(1))} authentication`;
  if (type === 'apiKey') return `API key in the ${markdown(place)} ${codeSpan(keyName)}`;
  return markdown(type);
}

function howToSend(
  { name, type, scheme, in: place }: NamedScheme,
  model: ProviderModel,
  signer: SignerCode | undefined,
  isToken: boolean,
): string {
  if (signer && isSigned(name, model, signer)) {
    return `pass \`signer\`, made by \`${signer.name}({ privateKey })\` of \`@token-clients/auth-hooks\``;
  }
  if (isToken)
    return 'pass `fetch: bearerFetch(source, { origins })` of `@token-clients/auth-hooks`, which sends a valid token with every call';
  if (type === 'http' && scheme === 'basic') return 'pass `headers: basicAuth(id, secret)`';
  if (type === 'apiKey' && place === 'query') return 'pass it as a parameter';
  return 'pass it in `headers`';
}

/** Whether operations beside those for tokens need a scheme, and a bearer token is what they need. */
function sendsTokens(scheme: NamedScheme, { operations }: ProviderModel, token: TokenModel): boolean {
  const { type, name, in: place = '', keyName = '', description = '' } = scheme;
  const isBearer =
    type === 'apiKey'
      ? place === 'header' && /^authorization$/i.test(keyName) && /\bbearer\b/i.test(description)
      : /^(?:bearer|oauth2|openIdConnect)$/i.test(type === 'http' ? (scheme.scheme ?? '') : type);
  return (
    isBearer &&
    operations.some(
      ({ operationId, requirements }) =>
        !token.tokenOperations.has(operationId) && requirements.some(one => Object.hasOwn(one, name)),
    )
  );
}

/** Whether the signer sends this scheme: its own, or one that is always needed together with it. */
function isSigned(name: string, { operations }: ProviderModel, { scheme }: SignerCode): boolean {
  const using = operations
    .flatMap(({ requirements }) => requirements)
    .filter(one => Object.hasOwn(one, name));
  return using.every(one => Object.hasOwn(one, scheme));
}
