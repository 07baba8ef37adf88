export {
  type BenchlingServer,
  type BenchlingServerOptions,
  startBenchlingServer,
} from './benchling-server.js';
export { type CoboServer, type CoboServerOptions, startCoboServer } from './cobo-server.js';
export { type CoboKeyPair, coboKeyPair, coboSign, coboVerify, signedText } from './cobo-signatures.js';
export { type EquinixServer, type EquinixServerOptions, startEquinixServer } from './equinix-server.js';
export { type StsServer, type StsServerOptions, startStsServer } from './sts-server.js';
