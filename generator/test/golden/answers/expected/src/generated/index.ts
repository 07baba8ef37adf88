// Generated from specs/answers.yaml (sha256 42d656ff5192e5aaaacf8c69d7ec663c9991342bf5cad76a8674256a0dfda812) by "npm run generate".
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
