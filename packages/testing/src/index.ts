export { FakeClock } from './fakes/fake-clock.js';
export { type FakeFailure, responseError } from './fakes/fake-failure.js';
export {
  type FakeGrant,
  type FakeGrantOptions,
  fakeGrant,
  type GrantCall,
  type GrantResult,
} from './fakes/fake-grant.js';
export { type FetchCall, type StubFetch, type StubResponse, stubFetch } from './fakes/stub-fetch.js';
export type {
  ChosenResponse,
  Mock,
  MockedRequest,
  MockOperation,
  MockOptions,
  MockResponse,
  OpenApiDocument,
} from './mock/mock.js';
export { startMock } from './mock/start-mock.js';
export type { OptionsOf, ProviderUnderTest } from './provider-under-test.js';
export type { TokenRequestKind } from './token-server/endpoints.js';
export type { KnownCredential } from './token-server/known-credentials.js';
export type { ApiScenario, ScenarioSettings, TokenScenario } from './token-server/scenarios.js';
export { startTokenServer } from './token-server/start-token-server.js';
export type { TokenOutcome } from './token-server/token-issuer.js';
export type {
  ProtectedApi,
  TokenRequestEntry,
  TokenServer,
  TokenServerOptions,
} from './token-server/token-server.js';
