import type { ReceivedRequest } from '../http/request.js';

/** A request that a mock got, and how it responded. */
export interface RecordedRequest extends ReceivedRequest {
  readonly text: string;
  readonly status: number;
  readonly responseBody: Buffer;
  /** What the request does against the spec; empty: nothing. */
  readonly violations: string;
}

/** A mock of a spec. */
export interface Mock extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
}
