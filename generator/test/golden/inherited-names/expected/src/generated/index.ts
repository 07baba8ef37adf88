// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
export { basicAuth } from '@token-clients/runtime';
export {
  IsPrototypeOfApi,
  type HasOwnPropertyParameters,
  inheritedNamesClient,
} from './client.js';
export { descriptor } from './descriptor.js';
export { inheritedNames, type InheritedNamesOptions } from './grant.js';
export type {
  Constructor,
  Failure,
  ToString,
  ValueOf,
} from './models.js';
export type { components, operations, paths } from './types.js';
