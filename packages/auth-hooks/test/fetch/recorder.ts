import type { PlannedResponse, ReceivedRequest } from '@token-clients/testing/servers';
import type { FetchFunction } from '../../src/fetch/call.js';

export const origins = ['https://api.example.com'];
export const url = 'https://api.example.com/things';

/** A fetch that responds by a function, and records what it was called with. */
export function recorder(respond: (authorization: string | null, count: number) => Response) {
  const calls: Request[] = [];
  const fetch: FetchFunction = async (input, init) => {
    const request = new Request(input, init);
    calls.push(request);
    return respond(request.headers.get('authorization'), calls.length);
  };
  return { calls, fetch, sent: () => calls.map(call => call.headers.get('authorization')) };
}

export const rejection = (challenge?: string, status = 401) =>
  new Response('{"message":"no"}', { status, headers: challenge ? { 'www-authenticate': challenge } : {} });

/** A server that has revoked the token in hand: it accepts from `token-2` on. */
export const rejectFirst = ({ headers }: ReceivedRequest): PlannedResponse =>
  headers.authorization === 'Bearer token-1' ? { status: 401, body: '{"message":"no"}' } : { status: 200 };
