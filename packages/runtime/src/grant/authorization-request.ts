import { requireSafeUrl } from '../client/base-url.js';
import { ConfigurationError } from '../errors/errors.js';
import type { TokenDescriptor } from '../model/descriptor.js';

/** What a program asks of a person who logs in. */
export interface AuthorizationRequestOptions {
  readonly clientId: string;
  /** Where the authorization server sends the person back to, with the code. */
  readonly redirectUri?: string | undefined;
  /** Scopes, separated by blanks. */
  readonly scope?: string | undefined;
  /** Further parameters, such as `prompt`, or `resource` of RFC 8707. They can't replace those of the request. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** The page where the person logs in. Default: that of the provider. */
  readonly authorizationUrl?: string | undefined;
}

/** Where to send a person, and what to keep until the person comes back. */
export interface AuthorizationRequest {
  readonly url: string;
  /** Comes back as the parameter `state`. Another value means that the login was not started here. */
  readonly state: string;
  /** Goes into the token request, beside the code. */
  readonly codeVerifier: string;
}

/**
 * Makes the URL where a person logs in to give a code to this program
 * ([RFC 6749 section 4.1.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1)), protected by PKCE
 * ([RFC 7636](https://www.rfc-editor.org/rfc/rfc7636), method `S256`).
 *
 * @throws {ConfigurationError} `configuration` when the page is unknown or no https URL, or a parameter is one of the request's
 */
export async function authorizationRequest(
  { provider, startsFrom }: Pick<TokenDescriptor, 'provider' | 'startsFrom'>,
  { clientId, redirectUri, scope, parameters = {}, authorizationUrl }: AuthorizationRequestOptions,
): Promise<AuthorizationRequest> {
  const page = authorizationUrl ?? startsFrom?.authorizationUrl;
  if (page === undefined) {
    throw new ConfigurationError(`${provider}: the page to log in at is unknown; pass authorizationUrl.`, {
      option: 'authorizationUrl',
    });
  }
  const url = requireSafeUrl(page, 'authorizationUrl');
  const [state, codeVerifier] = [randomText(), randomText()];
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  const own = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (Object.hasOwn(own, name)) {
      throw new ConfigurationError(`${provider}: parameters.${name} is set by the request; leave it out.`, {
        option: 'parameters',
      });
    }
    url.searchParams.set(name, value);
  }
  for (const [name, value] of Object.entries(own)) if (value) url.searchParams.set(name, value);
  return { url: url.href, state, codeVerifier };
}

/** 256 random bits, as RFC 7636 section 4.1 wants them for a verifier. */
function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
