export { descriptor, interactive, lostResponse, malformedResponse, outage, rotating } from './grants.js';
export { growth } from './growth.js';
export { JumpClock } from './jump-clock.js';
export { certificate } from './network/certificates.js';
export { type ConnectProxy, startConnectProxy } from './network/connect-proxy.js';
export { type Gate, startGate } from './network/gate.js';
export { startTls, type TlsServer } from './network/tls-server.js';
export { deferred, settle } from './promises.js';
export { seededRandom } from './seeded-random.js';
