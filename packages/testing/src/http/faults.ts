import type { ServerResponse } from 'node:http';
// Node's own, which a test runner's fake timers do not replace.
import { clearTimeout, setTimeout } from 'node:timers';
import type { Clock } from '@token-clients/runtime';
import { encodeResponse, type PlannedResponse, sendResponse } from './response.js';
import { Switch } from './switch.js';

/**
 * What can go wrong between a handler and its client. Faults that keep the handler from running: `hang`, `reset`,
 * `redirect`, `html`, `empty`, `unavailable`, `response`. With all others the handler runs, so a one-time token is spent.
 */
export type Fault =
  /** No response, ever. With `ran`, the request was carried out first. */
  | { readonly kind: 'hang'; readonly ran?: boolean }
  /** The connection breaks before anything happened. */
  | { readonly kind: 'reset' }
  /** The connection breaks in the middle of the body. */
  | { readonly kind: 'reset-mid-body' }
  /** The request was carried out, and the connection breaks before a byte of the response. */
  | { readonly kind: 'response-lost' }
  /** 307 (or another status) to `location`. */
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  /** The response, with blanks in front until it has `bytes` (2 MiB). Still valid JSON. */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** The response, with a `Date` header that is off by `skewMs`. */
  | { readonly kind: 'skewed-date'; readonly skewMs: number }
  /** A page for people instead of JSON. */
  | { readonly kind: 'html'; readonly status?: number }
  | { readonly kind: 'empty'; readonly status?: number }
  /** A whole HTTP response whose JSON ends half-way. */
  | { readonly kind: 'truncated' }
  /** 503 (or another status) with `Retry-After`: seconds, or a date as a string. */
  | { readonly kind: 'unavailable'; readonly retryAfter?: number | string; readonly status?: number }
  /** The response, late. `before` waits and then runs the handler, `after` runs it first. */
  | { readonly kind: 'delay'; readonly ms: number; readonly when?: 'before' | 'after' }
  /** This response instead of the handler's. */
  | { readonly kind: 'response'; readonly response: PlannedResponse }
  /** The handler's response, changed. */
  | { readonly kind: 'change'; readonly change: (response: PlannedResponse) => PlannedResponse };

/** Chooses the fault of each request. A test switches it while the server runs. */
export class FaultSwitch extends Switch<Fault> {}

/** Sends a response with a fault. For servers. */
export async function withFault(
  fault: Fault,
  handle: () => Promise<PlannedResponse>,
  outgoing: ServerResponse,
  clock: Clock,
): Promise<void> {
  switch (fault.kind) {
    case 'hang':
      if (fault.ran) await handle();
      return;
    case 'reset':
      outgoing.socket?.resetAndDestroy();
      return;
    case 'response-lost':
      await handle();
      outgoing.socket?.resetAndDestroy();
      return;
    case 'reset-mid-body':
      return breakOff(outgoing, await handle());
    case 'redirect':
      return sendResponse(outgoing, { status: fault.status ?? 307, headers: { location: fault.location } });
    case 'huge':
      return sendResponse(outgoing, inflate(await handle(), fault.bytes ?? 2 * 1024 * 1024));
    case 'skewed-date': {
      const planned = await handle();
      const date = new Date(clock.now() + fault.skewMs).toUTCString();
      return sendResponse(outgoing, { ...planned, headers: { ...encodeResponse(planned).headers, date } });
    }
    case 'html':
      return sendResponse(outgoing, { status: fault.status ?? 200, headers: HTML, body: PAGE });
    case 'empty':
      return sendResponse(outgoing, {
        status: fault.status ?? 200,
        headers: { 'content-type': 'application/json' },
      });
    case 'truncated': {
      const { status, ...planned } = await handle();
      const { headers, body } = encodeResponse({ status, ...planned });
      return sendResponse(outgoing, { status, headers, body: body.subarray(0, body.length >> 1) });
    }
    case 'unavailable': {
      const { retryAfter, status = 503 } = fault;
      const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      return sendResponse(outgoing, { status, headers, body: 'busy' });
    }
    case 'delay':
      return late(fault, handle, outgoing, clock);
    case 'response':
      return sendResponse(outgoing, fault.response);
    case 'change':
      return sendResponse(outgoing, fault.change(await handle()));
  }
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = '<!DOCTYPE html><html><head><title>Not here</title></head><body>Not here.</body></html>';

function breakOff(outgoing: ServerResponse, planned: PlannedResponse): void {
  const { headers, body } = encodeResponse(planned);
  outgoing.writeHead(planned.status ?? 200, { ...headers, 'content-length': String(body.length) });
  // The first half must have left before the connection breaks, or the client sees no response at all.
  outgoing.write(body.subarray(0, body.length >> 1), () => {
    const timer = setTimeout(() => outgoing.socket?.resetAndDestroy(), 10);
    outgoing.once('close', () => clearTimeout(timer));
  });
}

function inflate(planned: PlannedResponse, bytes: number): PlannedResponse {
  const { headers, body } = encodeResponse(planned);
  const blanks = Buffer.alloc(Math.max(0, bytes - body.length), ' ');
  return { status: planned.status, headers, body: Buffer.concat([blanks, body]) };
}

async function late(
  fault: Fault & { kind: 'delay' },
  handle: () => Promise<PlannedResponse>,
  outgoing: ServerResponse,
  clock: Clock,
): Promise<void> {
  // A server that is closed, or whose client has gone, has nothing to wait for: no timer stays behind.
  const wait = () =>
    new Promise<void>(resolve => {
      const cancel = clock.after(fault.ms, resolve);
      outgoing.once('close', () => {
        cancel();
        resolve();
      });
    });
  if (fault.when !== 'after') await wait();
  const planned = await handle();
  if (fault.when === 'after') await wait();
  sendResponse(outgoing, planned);
}
