export { type FaultServerOptions, forwardTo, startFaultServer } from './http/fault-server.js';
export { type Fault, FaultSwitch } from './http/faults.js';
export {
  type LoggedRequest,
  type ReceivedRequest,
  readBasic,
  readBearer,
  readForm,
  readRequest,
} from './http/request.js';
export { encodeResponse, type PlannedResponse, sendResponse } from './http/response.js';
export {
  type Handler,
  type LoopbackServer,
  type RunningServer,
  startListener,
  startServer,
} from './http/server.js';
export { Switch } from './http/switch.js';
export { type IdTokenClaims, IdTokens } from './oauth/id-tokens.js';
export { IssuedTokens } from './oauth/issued-tokens.js';
export { LockingAccount } from './oauth/locking-account.js';
export { LoginCounter } from './oauth/login-counter.js';
export {
  type RotatingServer,
  type RotatingServerOptions,
  startRotatingServer,
} from './oauth/rotating-server.js';
export { TokenFamilies, type TokenFamilyOptions, type TokenPair } from './oauth/token-families.js';
