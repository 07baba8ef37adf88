import type { OpenApiDocument } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { copyWithPlace } from '../overlay/copies.js';
import { DocumentEditor } from '../overlay/document-editor.js';
import { merger } from '../overlay/merge.js';
import type { AuthorizationServer } from '../synthesise/authorization-server.js';
import { chooseGrant } from '../synthesise/choose-grant.js';
import { STANDARD_GRANTS, type StandardGrant, standardGrant } from '../synthesise/grant-requests.js';
import { basesOf, type NamedServers, serversOfSchemes } from '../synthesise/security-schemes.js';
import { synthesise } from '../synthesise/synthesise.js';
import type { Answers, SpecAddition, TokenQuestion } from '../token/token-proposal.js';

/** A spec with standard operations, where it lacked them. */
export interface CompletedSpec {
  readonly spec: Spec;
  readonly addition: SpecAddition;
  /** As `x-keep` names them; the one that obtains the token is the first. */
  readonly operations: readonly string[];
  readonly grantType: string;
  /** From what they were made. */
  readonly server: AuthorizationServer;
}

export interface StandardOptions {
  /** Authorization servers that are known otherwise than by the spec. Default: those of its security schemes. */
  readonly servers?: readonly AuthorizationServer[] | undefined;
  /** Grants that the user named. */
  readonly grants: readonly StandardGrant[];
}

/**
 * Returns the grants of which the user named one each.
 *
 * @throws {GenerateError} `spec_invalid` for one that no standard operation has
 */
export function wantedGrants(spec: Spec, names: readonly string[]): StandardGrant[] {
  return names.map(name => {
    const grant = standardGrant(name);
    if (grant) return grant;
    throw invalidSpec(
      spec,
      '',
      `There is no grant ${name} for which standard operations could be made`,
      `Use one of ${STANDARD_GRANTS.map(one => one.name).join(', ')}.`,
      'no-token',
    );
  });
}

/** The authorization servers that standard operations could be made for. */
export function authorizationServers(spec: Spec, { servers }: StandardOptions): NamedServers {
  return servers ? { servers, unusable: [] } : serversOfSchemes(spec);
}

/**
 * Adds standard operations to a spec that has none which obtains a token. What is not clear is asked.
 *
 * @param answer asks questions, and puts what was answered into `answers`
 * @returns undefined where no authorization server is known
 * @throws {GenerateError} `spec_invalid` when clients authenticate in a way that packages don't have
 */
export async function withStandardOperations(
  spec: Spec,
  options: StandardOptions,
  answers: Answers,
  answer: (questions: readonly TokenQuestion[]) => Promise<void>,
): Promise<CompletedSpec | undefined> {
  const { servers } = authorizationServers(spec, options);
  let { choice, question } = chooseGrant(servers, options.grants, answers);
  while (question) {
    await answer([question]);
    ({ choice, question } = chooseGrant(servers, options.grants, answers));
  }
  if (!choice) return undefined;
  const { server, grants } = choice;
  const made = synthesise(spec.document, basesOf(spec)[0], server, grants);
  if (!made) {
    throw invalidSpec(
      spec,
      '/components/securitySchemes',
      `Clients authenticate at ${server.tokenUrl} by ${server.clientAuthMethods.join(' or ')}, which packages don't have`,
      'Use an authorization server that takes one of client_secret_basic, client_secret_post, private_key_jwt and tls_client_auth.',
      'no-token',
    );
  }
  return {
    ...made,
    spec: completed(spec, made.addition),
    grantType: grants[0]?.grantType ?? '',
    server,
  };
}

/** The spec with what is added to it. It will be written into the provider's own overlay. */
export function completed(spec: Spec, { value }: SpecAddition): Spec {
  const { document, places, provider, swagger: _, ...rest } = spec;
  const editor = new DocumentEditor(document, places);
  const { name, overlayName = `specs/${name}.overlay.yaml` } = provider;
  const place = { file: overlayName, pointer: '' };
  const merge = merger(editor, places, problem => new Error(problem));
  merge([], () => copyWithPlace(value, place, places), place);
  return { ...rest, provider, places, document: editor.document as OpenApiDocument };
}
