// Generated from specs/responses.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  FirstAPI,
  SecondApi,
  type EndTokenParameters,
  responsesClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { responses, type ResponsesOptions } from './grant.js';
export type {
  Token,
  TokenError,
  TokenRequest,
} from './models.js';
export type { components, operations, paths } from './types.js';
