// Generated from specs/odd-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export {
  Oauth20TokenApi,
  oddNamesClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { oddNames, type OddNamesOptions } from './grant.js';
export type {
  Error,
  N2xxToken,
  V1Dotted,
} from './models.js';
export type { components, operations, paths } from './types.js';
