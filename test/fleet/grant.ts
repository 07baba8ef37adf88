import { type TokenDescriptor, type TokenGrant, tokenGrant } from '@token-clients/runtime';
import { describeLogin } from '../interop/helpers.js';
import { PROCESS_HEADER, type WorkerSetup } from './protocol.js';

/**
 * The grant of a process: OAuth 2 with refresh tokens that work once. A login is cut short to what it brings, a first
 * refresh token.
 *
 * @param logIn makes a new login, where the grant needs no person for one
 */
export function fleetGrant(
  { name, settings, provider }: Pick<WorkerSetup, 'name' | 'settings' | 'provider'>,
  logIn: () => Promise<string>,
): TokenGrant {
  const { url, clientId, clientSecret, refreshToken } = provider;
  const described = descriptor(settings.secondGrant);
  return tokenGrant(
    described,
    { clientId, clientSecret, refreshToken: settings.secondGrant ? logIn : refreshToken },
    {
      baseUrl: url,
      account: 'fleet',
      fetch: (input, init) => {
        const request = new Request(input, init);
        request.headers.set(PROCESS_HEADER, name);
        return fetch(request);
      },
    },
    'basic',
  );
}

function descriptor(secondGrant: boolean): TokenDescriptor {
  const login = describeLogin({ provider: 'fleet', title: 'Provider of the fleet' });
  // oidc-provider has no grant that brings a refresh token and needs no person, as some vendors have: a function stands
  // for the person.
  return secondGrant ? { ...login, acquire: { ...login.acquire, grantType: 'organisation' } } : login;
}
