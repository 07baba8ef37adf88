export type {
  ChosenResponse,
  Mock,
  MockedRequest,
  MockOperation,
  MockOptions,
  MockResponse,
} from './mock.js';
export { startMock } from './start-mock.js';
