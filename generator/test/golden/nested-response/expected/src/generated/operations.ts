// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';
import { templatedServer } from '@token-clients/runtime/formats';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://{tenant}.vendor.example/{version}`: A tenant.
 *
 * `https://test.vendor.example`: Test.
 */
export const servers: readonly ServerDescription[] = [
  /* @__PURE__ */ templatedServer({
    url: 'https://{tenant}.vendor.example/{version}',
    variables: { tenant: {}, version: { default: 'v2', values: ['v1', 'v2'] } },
  }),
  { url: 'https://test.vendor.example' },
];

const errors: ErrorMapping = {
  code: ['/errorCode'],
  message: ['/errorMessage'],
  kinds: { credential: ['7'] },
  spellings: { error_code: 'errorCode', error_message: 'errorMessage' },
};

export const login: Operation = {
  name: 'login',
  method: 'POST',
  path: '/login',
  body: 'json',
  needsBody: true,
  token: '/data/token',
  errors,
};

export const again: Operation = {
  name: 'again',
  method: 'POST',
  path: '/again',
  body: 'json',
  required: ['again'],
  token: '/data/token',
  secrets: ['again'],
  errors,
};

export const logout: Operation = {
  name: 'logout',
  method: 'POST',
  path: '/logout',
  body: 'form',
  required: ['token'],
  errors,
};
