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
export { type FetchCall, type StubFetch, type StubResponse, stubFetch } from './fakes/stub-fetch.js';
