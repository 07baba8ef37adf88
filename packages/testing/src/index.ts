export { FakeClock, settle } from './fakes/fake-clock.js';
export {
  deferred,
  descriptor,
  errorResponse,
  FakeGrant,
  type GrantCall,
  interactive,
  lostResponse,
  malformedResponse,
  outage,
  rotating,
} from './fakes/fake-grant.js';
export { growth } from './fakes/growth.js';
export { JumpClock } from './fakes/jump-clock.js';
export { seededRandom } from './fakes/seeded-random.js';
export { type FetchCall, type StubFetch, type StubResponse, stubFetch } from './fakes/stub-fetch.js';
export { type FaultServerOptions, startFaultServer } from './http/fault-server.js';
export { type Fault, FaultSwitch } from './http/faults.js';
export { type ReceivedRequest, readBasic, readBearer, readForm, readRequest } from './http/request.js';
export { encodeResponse, type PlannedResponse, sendResponse } from './http/response.js';
export {
  type Handler,
  type LoggedRequest,
  type LoopbackServer,
  type RunningServer,
  startListener,
  startServer,
} from './http/server.js';
export { certificate } from './network/certificates.js';
export { type ConnectProxy, startConnectProxy } from './network/connect-proxy.js';
export { type Gate, startGate } from './network/gate.js';
export { startTls, type TlsServer } from './network/tls-server.js';
export { type IdTokenClaims, IdTokens } from './oauth/id-tokens.js';
export { IssuedTokens } from './oauth/issued-tokens.js';
export { LockingAccount } from './oauth/locking-account.js';
export {
  type RotatingServer,
  type RotatingServerOptions,
  startRotatingServer,
} from './oauth/rotating-server.js';
export { TokenFamilies, type TokenPair } from './oauth/token-families.js';
