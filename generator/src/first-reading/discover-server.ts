import { isSameServer, withSpecsServer } from '../discovery/merge-servers.js';
import type { MetadataText } from '../discovery/metadata.js';
import { type MetadataLine, metadataReport } from '../discovery/metadata-report.js';
import { isMetadataUrl, issuersOf } from '../discovery/metadata-urls.js';
import { namedMetadata } from '../discovery/named-metadata.js';
import type { PinnedMetadata } from '../discovery/pinned-metadata.js';
import { readMetadata } from '../discovery/read-metadata.js';
import { serverOfMetadata } from '../discovery/server-of-metadata.js';
import { issuerProblem, shownUrl } from '../discovery/url-problem.js';
import type { Spec } from '../document/spec.js';
import { GenerateError, interrupted, plainLine } from '../errors.js';
import type { AuthorizationServer } from '../synthesise/authorization-server.js';
import { serversOfSchemes } from '../synthesise/security-schemes.js';
import { tokenCandidates } from '../token/candidates.js';
import type { Ask } from './open-questions.js';

/** Loads the metadata of an authorization server, from a URL to which secrets may go. */
export type LoadMetadata = (asked: string) => Promise<MetadataText>;

export interface DiscoverOptions {
  /** An issuer, the URL of a metadata document, or `spec` for the one that the spec names. */
  readonly discover?: string | undefined;
  /** Hosts, beside that of the issuer, at which endpoints may be. */
  readonly trustedSites?: readonly string[];
  readonly ask: Ask;
  /** Absent: nothing is loaded. */
  readonly load?: LoadMetadata | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is filled with each text that was read, by the name that findings give it. */
  readonly texts: Map<string, string>;
  readonly onProgress: (line: string) => void;
}

/** What a server's metadata says. */
export interface DiscoveredServer {
  readonly server: AuthorizationServer;
  readonly pinned: PinnedMetadata;
  readonly lines: readonly MetadataLine[];
}

/** The user asked for this server. That the spec names others is for the user to know. */
function noteOtherServers(
  spec: Spec,
  server: AuthorizationServer,
  ofSpec: readonly AuthorizationServer[],
): void {
  for (const { tokenUrl, origin } of ofSpec.filter(one => !isSameServer(one, server))) {
    spec.findings.add({
      kind: 'note',
      rule: 'metadata-differs',
      problem: `${origin} names the tokenUrl ${tokenUrl}, and the metadata the token endpoint ${server.tokenUrl}, which was used`,
      fix: 'Ask the vendor which of them is right; without --discover the other one is used.',
      place: spec.places.at(spec.document, '/components/securitySchemes'),
    });
  }
}

/** The word in place of a URL that stands for the URL in the spec. */
const OF_SPEC = 'spec';

/**
 * Loads the metadata of the authorization server (RFC 8414, OpenID Connect Discovery), if the user wants that. A spec is
 * untrusted: a URL that it names is shown, and is loaded only if the user says so.
 *
 * @throws {GenerateError} `spec_invalid` when there is none, or it must not be used; `interrupted`
 */
export async function discoverServer(
  spec: Spec,
  fetchedFrom: string | undefined,
  options: DiscoverOptions,
): Promise<DiscoveredServer | undefined> {
  if (spec.document['x-token'] !== undefined) {
    if (options.discover === undefined) return undefined;
    throw new GenerateError('spec_invalid', 'The spec has an x-token, which says how to obtain a token', {
      file: spec.provider.specName,
      fix: 'Leave out --discover, or the x-token.',
      rule: 'metadata-not-loaded',
    });
  }
  const url = options.discover === OF_SPEC ? onlyNamed(spec, fetchedFrom) : options.discover;
  const wanted = url ?? (await offered(spec, fetchedFrom, options));
  if (wanted === undefined || !options.load) return undefined;
  checkUrl(wanted, wanted !== options.discover);
  options.onProgress(`reading the metadata of ${wanted}`);
  const found = await options.load(wanted);
  options.texts.set(found.url, found.text);
  const metadata = await readMetadata(found, options.trustedSites ?? []);
  const { sha256, metadata: fields } = metadata;
  const server = serverOfMetadata(metadata);
  const ofSpec = serversOfSchemes(spec).servers;
  noteOtherServers(spec, server, ofSpec);
  return {
    server: withSpecsServer(server, ofSpec),
    pinned: { issuer: fields.issuer, url: metadata.url, sha256 },
    lines: metadataReport(fields),
  };
}

/**
 * The URL that the spec names.
 *
 * @throws {GenerateError} `spec_invalid` where it names none, or several
 */
function onlyNamed(spec: Spec, fetchedFrom: string | undefined): string {
  const named = namedMetadata(spec.document, fetchedFrom);
  const [first, second] = named;
  if (first && !second) return first.url;
  throw new GenerateError(
    'spec_invalid',
    first
      ? `The security schemes name several metadata documents: ${named.map(({ url }) => url).join(', ')}`
      : 'No security scheme names a metadata document (oauth2MetadataUrl, openIdConnectUrl)',
    { file: spec.provider.specName, fix: 'Name one: --discover URL.', rule: 'metadata-not-loaded' },
  );
}

/** The URL that the spec names, if it would help and the user wants it. */
async function offered(
  spec: Spec,
  fetchedFrom: string | undefined,
  { ask, load, signal }: DiscoverOptions,
): Promise<string | undefined> {
  const named = namedMetadata(spec.document, fetchedFrom);
  if (named.length === 0 || hasTokenOperation(spec)) return undefined;
  const question = {
    key: 'discover',
    question:
      'The spec has no operation that obtains a token, but names metadata of the authorization server. Load it from there?',
    options: [
      { value: NO, label: `${NO}: do without it`, confidence: 0.5 },
      ...named.map(({ url }) => ({ value: url, label: `load ${url}`, confidence: 0.5 })),
    ],
  };
  const reply = load && (await ask(question));
  if (signal?.aborted) throw interrupted();
  if (named.some(({ url }) => url === reply)) return reply;
  for (const { url, pointer } of named) {
    spec.findings.add({
      kind: 'note',
      rule: 'metadata-not-read',
      problem: `The metadata of the authorization server at ${plainLine(url)} was not read`,
      fix: 'To read it, add --discover spec.',
      place: spec.places.at(spec.document, pointer),
    });
  }
  return undefined;
}

const NO = 'no';

function hasTokenOperation({ document }: Spec): boolean {
  return tokenCandidates(document).some(({ role }) => role === 'acquire');
}

/**
 * Checks a URL before it is asked for anything.
 *
 * @throws {GenerateError} `spec_invalid`
 */
function checkUrl(url: string, isOfSpec: boolean): void {
  const wrong = issuerProblem(url);
  // What a spec names is a document, never an issuer.
  const isLost = (isOfSpec || isMetadataUrl(url)) && issuersOf(url).length === 0;
  if (!wrong && !isLost) return;
  throw new GenerateError(
    'spec_invalid',
    wrong ? `The URL ${wrong.problem}` : 'The URL does not say whose metadata it is',
    {
      file: shownUrl(url),
      fix: wrong?.fix ?? 'Name the issuer instead: --discover ISSUER.',
      rule: 'metadata-not-loaded',
    },
  );
}
