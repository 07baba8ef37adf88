import type { ServerResponse } from 'node:http';
import { type Answer, encode, type ReceivedRequest, send } from './http-server.js';

/**
 * What can go wrong between a handler and its client. Faults that keep the handler from running: `hang`, `reset`,
 * `redirect`, `html`, `empty`, `unavailable`, `answer`. After all others the handler has run, so a one-time token is spent.
 */
export type Fault =
  /** No answer, ever. With `ran`, the request was carried out first. */
  | { readonly kind: 'hang'; readonly ran?: boolean }
  /** The connection breaks before anything happened. */
  | { readonly kind: 'reset' }
  /** The connection breaks in the middle of the body. */
  | { readonly kind: 'reset-mid-body' }
  /** The request was carried out, and the connection breaks before a byte of the answer. */
  | { readonly kind: 'reply-lost' }
  /** 307 (or another status) to `location`. */
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  /** The answer, with blanks in front until it has `bytes` (2 MiB). Still valid JSON. */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** The answer, with a `Date` header that is off by `skewMs`. */
  | { readonly kind: 'skewed-date'; readonly skewMs: number }
  /** A page for people instead of JSON. */
  | { readonly kind: 'html'; readonly status?: number }
  | { readonly kind: 'empty'; readonly status?: number }
  /** A whole HTTP answer whose JSON ends half-way. */
  | { readonly kind: 'truncated' }
  /** 503 (or another status) with `Retry-After`: seconds, or a date as text. */
  | { readonly kind: 'unavailable'; readonly retryAfter?: number | string; readonly status?: number }
  /** The answer, late. `before` waits and then runs the handler, `after` runs it first. */
  | { readonly kind: 'delay'; readonly ms: number; readonly when?: 'before' | 'after' }
  /** This answer instead of the handler's. */
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The handler's answer, changed. */
  | { readonly kind: 'change'; readonly change: (answer: Answer) => Answer };

/** Chooses the fault of each request. A test switches it while the server runs. */
export class FaultSwitch {
  #queue: Fault[] = [];
  #choose: ((request: ReceivedRequest) => Fault | undefined) | undefined;

  /** The next requests get these faults, one each. */
  next(...faults: Fault[]): void {
    this.#queue.push(...faults);
  }

  /** Each request that has none from {@link next} gets this fault. */
  always(fault: Fault): void {
    this.#choose = () => fault;
  }

  /** Asked for each request that has no fault from {@link next}. */
  choose(choose: (request: ReceivedRequest) => Fault | undefined): void {
    this.#choose = choose;
  }

  /** All is well again. */
  clear(): void {
    this.#queue = [];
    this.#choose = undefined;
  }

  /** The fault of this request; for servers. */
  take(request: ReceivedRequest): Fault | undefined {
    return this.#queue.shift() ?? this.#choose?.(request);
  }
}

/** Answers with a fault. For servers. */
export async function withFault(
  fault: Fault,
  handle: () => Promise<Answer>,
  response: ServerResponse,
): Promise<void> {
  switch (fault.kind) {
    case 'hang':
      if (fault.ran) await handle();
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'reply-lost':
      await handle();
      response.socket?.resetAndDestroy();
      return;
    case 'reset-mid-body':
      return breakOff(response, await handle());
    case 'redirect':
      return send(response, { status: fault.status ?? 307, headers: { location: fault.location } });
    case 'huge':
      return send(response, inflate(await handle(), fault.bytes ?? 2 * 1024 * 1024));
    case 'skewed-date': {
      const answer = await handle();
      const date = new Date(Date.now() + fault.skewMs).toUTCString();
      return send(response, { ...answer, headers: { ...encode(answer).headers, date } });
    }
    case 'html':
      return send(response, { status: fault.status ?? 200, headers: HTML, body: PAGE });
    case 'empty':
      return send(response, {
        status: fault.status ?? 200,
        headers: { 'content-type': 'application/json' },
      });
    case 'truncated': {
      const { status, ...answer } = await handle();
      const { headers, body } = encode({ status, ...answer });
      return send(response, { status, headers, body: body.subarray(0, body.length >> 1) });
    }
    case 'unavailable': {
      const { retryAfter, status = 503 } = fault;
      const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      return send(response, { status, headers, body: 'busy' });
    }
    case 'delay':
      return late(fault, handle, response);
    case 'answer':
      return send(response, fault.answer);
    case 'change':
      return send(response, fault.change(await handle()));
  }
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = '<!DOCTYPE html><html><head><title>Not here</title></head><body>Not here.</body></html>';

function breakOff(response: ServerResponse, answer: Answer): void {
  const { headers, body } = encode(answer);
  response.writeHead(answer.status, { ...headers, 'content-length': String(body.length) });
  // The first half must have left before the connection breaks, or the client sees no answer at all.
  response.write(body.subarray(0, body.length >> 1), () => {
    setTimeout(() => response.socket?.resetAndDestroy(), 10);
  });
}

function inflate(answer: Answer, bytes: number): Answer {
  const { headers, body } = encode(answer);
  const blanks = Buffer.alloc(Math.max(0, bytes - body.length), ' ');
  return { status: answer.status, headers, body: Buffer.concat([blanks, body]) };
}

async function late(
  fault: Fault & { kind: 'delay' },
  handle: () => Promise<Answer>,
  response: ServerResponse,
): Promise<void> {
  const wait = () => new Promise<void>(resolve => setTimeout(resolve, fault.ms));
  if (fault.when !== 'after') await wait();
  const answer = await handle();
  if (fault.when === 'after') await wait();
  send(response, answer);
}
