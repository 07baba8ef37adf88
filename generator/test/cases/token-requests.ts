import { expect } from 'vitest';
import type { Case } from './case.js';

/** Token requests: what kind of grant a spec describes. */
export const tokenRequestCases: readonly Case[] = [
  {
    spec: 'refresh-token-of-password-grant',
    with: 'a grant_type that can only be password, and a field refresh_token',
    so: 'no refresh is made up',
    check({ descriptor }) {
      expect(descriptor.acquire.grantType).toBe('password');
      expect(descriptor.refresh).toBeUndefined();
    },
  },
  {
    spec: 'authorization-code',
    with: 'a required code and redirect_uri',
    so: 'the grant is authorization_code',
    check({ descriptor }) {
      expect(descriptor.acquire.grantType).toBe('authorization_code');
    },
  },
  {
    spec: 'token-is-object',
    with: 'an access_token that is an object',
    so: 'the string inside it is the token',
    check({ descriptor }) {
      expect(descriptor.response.accessToken).toBe('/access_token/value');
    },
  },
];
