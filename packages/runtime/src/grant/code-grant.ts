import { ConfigurationError, isTokenClientError } from '../errors/errors.js';
import { ReauthenticationRequiredError } from '../errors/held-back-error.js';
import { unshownOf } from '../errors/token-client-error.js';
import type { Failure } from '../failure/classify.js';
import type { ClientAuthenticationMethod, TokenDescriptor } from '../model/descriptor.js';
import type { Credentials, GrantOptions } from './grant-options.js';
import { tokenGrant } from './token-grant.js';
import type { ResolvedCredentials, TokenGrant, TokenRequestContext, TokenSet } from './token-types.js';

/** How often a device may ask whether its user has agreed (RFC 8628 section 3.2), in milliseconds. */
const POLL_MS = 5_000;

/**
 * Makes a grant that a person has to give: it starts from a code (of a redirect, or of a device) or from a refresh token that
 * an earlier login brought.
 *
 * A code is used once. From then on only the refresh token of its response counts, which the token source keeps. Once both
 * are spent, `acquire` fails with `reauthentication_required`: pass a new code and call the source's `reset()`.
 *
 * A device's user may still be busy: then the failure is `throttled`, and says when to ask again.
 *
 * Several people that use one client need a name each (`account`), or else each source keeps its tokens for itself.
 *
 * @param clientAuth one of the descriptor's methods; if left out, `none` for a client without a secret, else the first
 * @param credentials by the names in the descriptor; those that {@link TokenDescriptor.startsFrom} names may be functions
 * @throws {ConfigurationError} `configuration` when there is neither a code nor a refresh token, or an option can't work
 */
export function codeGrant(
  descriptor: TokenDescriptor,
  credentials: Credentials,
  options: GrantOptions = {},
  clientAuth?: ClientAuthenticationMethod,
): TokenGrant {
  const { provider, startsFrom } = descriptor;
  const starts = [startsFrom?.code, startsFrom?.refreshToken].filter(name => name !== undefined);
  if (starts.every(name => !credentials[name])) {
    throw new ConfigurationError(`${provider}: pass ${starts.join(' or ')}, which a login brings.`, {
      option: starts[0] ?? 'code',
    });
  }
  const { methods, secret } = descriptor.clientAuth;
  // An app without a secret shows by leaving it out that it is one (RFC 8252 section 8.5).
  const isPublic = methods.includes('none') && !(secret && credentials[secret.credential]);
  const grant = tokenGrant(descriptor, credentials, options, clientAuth ?? (isPublic ? 'none' : methods[0]));
  const spent = new SpentStarts();
  let pollMs = POLL_MS;

  async function acquire(resolved: ResolvedCredentials, context?: TokenRequestContext): Promise<TokenSet> {
    const code = startsFrom && resolved.value(startsFrom.code);
    if (code !== undefined && !spent.has(code))
      return spent.use(code, () => grant.acquire(resolved, context), isFinal);
    const stored = startsFrom?.refreshToken;
    const refreshToken = stored && resolved.value(stored);
    if (refreshToken !== undefined && grant.refresh && !spent.has(refreshToken)) {
      const { refresh } = grant;
      const set = await spent.use(refreshToken, () => refresh(resolved, refreshToken, context), isFinal);
      // The old one stays valid where no new one comes (RFC 6749 section 6).
      return { refreshToken, ...set };
    }
    throw (
      spent.errorOf(code) ??
      spent.errorOf(refreshToken) ??
      new ReauthenticationRequiredError(`${provider}: ${starts.join(' and ')} were used before`, {
        advice: 'authorize again, then call reset()',
      })
    );
  }

  /** Whether the same start would fail again. */
  function isFinal(error: unknown): boolean {
    if (codeOf(error) === 'slow_down') pollMs += POLL_MS;
    return ['grant', 'request'].includes(classify(error).kind);
  }

  function classify(error: unknown): Failure {
    if (isTokenClientError(error) && error.code === 'reauthentication_required')
      return { kind: 'grant', outcome: 'known' };
    return /^(?:slow_down|authorization_pending)$/.test(codeOf(error) ?? '')
      ? { kind: 'throttled', outcome: 'known', retryAfterMs: pollMs }
      : grant.classify(error);
  }

  return { ...grant, acquire, classify };
}

/** The server's code, also one that no message shows. */
function codeOf(error: unknown): string | undefined {
  if (!isTokenClientError(error) || error.code !== 'error_response') return undefined;
  return unshownOf(error).rawCode ?? error.serverCode;
}

/** Remembers codes and refresh tokens that a server took or rejected, with the error. */
class SpentStarts {
  readonly #errors = new Map<string, unknown>();

  has(start: string): boolean {
    return this.#errors.has(start);
  }

  errorOf(start: string | undefined): unknown {
    return start === undefined ? undefined : this.#errors.get(start);
  }

  /** Uses a start. After a failure that leaves it open whether the server took it, it may be used again. */
  async use(
    start: string,
    send: () => Promise<TokenSet>,
    isFinal: (error: unknown) => boolean,
  ): Promise<TokenSet> {
    try {
      const set = await send();
      this.#errors.set(start, undefined);
      return set;
    } catch (error) {
      if (isFinal(error)) this.#errors.set(start, error);
      throw error;
    }
  }
}
