// Generated from specs/answers.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  FirstAPI,
  SecondApi,
  type EndTokenParameters,
  answersClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { answers, type AnswersOptions } from './grant.js';
export type {
  Ask,
  Token,
  TokenError,
} from './models.js';
export type { components, operations, paths } from './types.js';
