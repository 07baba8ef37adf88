// Generated from specs/odd-names.yaml (sha256 2fde461bb7c38b61b8d7161bf767c133e5fa1e0e79680b84f02f6163276cee16) by "npm run generate".
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
