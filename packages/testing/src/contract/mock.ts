import type { Mock as AnyMock, MockedRequest } from '../mock/mock.js';

/** A request that a mock got, and how it responded. */
export type RecordedRequest = MockedRequest;

/** What the cases use of a mock. */
export type Mock = Pick<AnyMock, 'baseUrl' | 'requests' | typeof Symbol.asyncDispose>;
