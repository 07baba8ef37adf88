import { readResponse } from '../../src/client/wire.js';
import type { SentCall } from '../../src/model/call.js';
import type { Operation } from '../../src/model/operation.js';
import { getToken } from './fixtures.js';

/** A call of an operation, without input. */
export const callOf = (operation: Operation, more: Partial<SentCall> = {}): SentCall => ({
  operation,
  input: {},
  headers: {},
  baseUrl: 'https://api.example.com/v1',
  options: {},
  maxBytes: 1000,
  ...more,
});
/** Reads a response as that of a call. */
export const read = (
  body: string | null,
  init: ResponseInit = {},
  operation = getToken,
  more: Partial<SentCall> = {},
) => readResponse(callOf(operation, more), new Response(body, init));
