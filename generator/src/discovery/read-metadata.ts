import { Findings } from '../document/findings.js';
import { isObject } from '../document/json.js';
import { sha256 } from '../source/sha256.js';
import { hasDuplicateKeys } from '../text/json-keys.js';
import { checkEndpoints } from './check-endpoints.js';
import { isCertificateOnly } from './client-auth-methods.js';
import type { Metadata, MetadataText } from './metadata.js';
import {
  ASK_VENDOR,
  type Fields,
  type Reject,
  readAliases,
  readEndpoints,
  readLists,
  typeName,
} from './metadata-fields.js';
import { issuerProblem, shownUrl } from './url-problem.js';

/**
 * Reads the metadata of an authorization server (RFC 8414, OpenID Connect Discovery). Everything that is used of it is
 * judged, and everything that is wrong is found at once.
 *
 * @param trustedSites hosts, beside the issuer's own, at which endpoints may be
 * @throws {GenerateError} `spec_invalid` with URL, JSON pointer and reason: no JSON object, another issuer than the one asked
 *   for (RFC 8414 section 3.3), a field of another type, an endpoint that is not safe or at another host
 */
export async function readMetadata(
  { url, text, issuers }: MetadataText,
  trustedSites: readonly string[],
): Promise<Metadata> {
  const findings = new Findings();
  const reject: Reject = (pointer, rule, problem, fix) =>
    findings.add({ kind: 'refused', rule, problem, fix, place: { file: url, pointer } });
  const fields = parseMetadata(text, reject);
  findings.throwIfRefused();
  const issuer = checkIssuer(fields, issuers, reject);
  // What a document of another issuer says must not be used, and is not worth a finding.
  findings.throwIfRefused();

  const endpoints = readEndpoints(fields, '', reject);
  if ((fields.token_endpoint ?? undefined) === undefined) {
    const fix = 'Describe in the spec how to get a token.';
    reject('', 'metadata-field', 'The document has no token_endpoint', fix);
  }
  const lists = readLists(fields, reject);
  const aliases = readAliases(fields, reject);
  const { authorization_response_iss_parameter_supported: namesIssuer, signed_metadata: signed } = fields;
  const metadata = {
    issuer,
    token_endpoint: '',
    ...endpoints,
    ...lists,
    ...(aliases && { mtls_endpoint_aliases: aliases }),
    ...(typeof namesIssuer === 'boolean' && { authorization_response_iss_parameter_supported: namesIssuer }),
    ...(typeof signed === 'string' && { signed_metadata: signed }),
  };
  checkEndpoints(endpoints, '', issuer, trustedSites, reject);
  if (aliases && isCertificateOnly(metadata))
    checkEndpoints(aliases, '/mtls_endpoint_aliases', issuer, trustedSites, reject);
  findings.throwIfRefused();
  return { url, sha256: await sha256(text), metadata };
}

const MAX_DEPTH = 20;

function parseMetadata(text: string, reject: Reject): Fields {
  const wrong = (problem: string) =>
    reject('', 'metadata-field', problem, 'Check the URL: a metadata document is a JSON object.');
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (!isObject(data)) wrong(`The document is ${typeName(data)}, not an object`);
    else if (hasDuplicateKeys(text, data, MAX_DEPTH))
      wrong('The document has a field twice, or is nested too deeply');
    else return data;
  } catch {
    wrong('The document is not JSON');
  }
  return {};
}

/** RFC 8414 section 3.3: identical, character by character. */
function checkIssuer({ issuer }: Fields, asked: readonly string[], reject: Reject): string {
  const [first = ''] = asked;
  if (typeof issuer !== 'string') {
    reject('/issuer', 'metadata-field', `The issuer is ${typeName(issuer)}, not a string`, ASK_VENDOR);
    return first;
  }
  if (!asked.includes(issuer)) {
    reject(
      '/issuer',
      'metadata-issuer',
      `The document is that of the issuer ${shownUrl(issuer)}, not of ${first}`,
      // A command is for pasting into a shell, and this one would hold what a stranger wrote.
      /^[\w:/.~-]+$/.test(issuer) && !issuerProblem(issuer)
        ? `If that is the server you mean, name it exactly so: --discover ${issuer}`
        : 'Name the issuer exactly as its vendor writes it.',
    );
  }
  return issuer;
}
