export type {
  ChosenResponse,
  Mock,
  MockedRequest,
  MockOperation,
  MockOptions,
  MockResponse,
  OpenApiDocument,
} from './mock.js';
export { startMock } from './start-mock.js';
