import { clockText } from './clock-text.js';
import type { CallEvent, LifeEvent, RequestEvent } from './life-event.js';

/** Returns what happened as a sentence, or undefined for what another event says already. */
export function describeEvent(event: LifeEvent): string | undefined {
  switch (event.type) {
    case 'call':
      return described(event, call(event));
    case 'request':
      return described(event, request(event));
    case 'token':
      return event.from === 'store'
        ? described(event, `takes token ${event.token} from the store, without a request`)
        : undefined;
    case 'new secret':
      return described(event, 'gets the new secret');
    case 'killed':
      return described(event, 'is killed');
    case 'started':
      return event.step === 0 ? undefined : described(event, 'starts');
  }
}

function described({ at, process }: LifeEvent, what: string): string {
  return `${clockText(at)} ${process} ${what}.`;
}

function call({ callers, at, until, result }: CallEvent): string {
  const who = callers === 1 ? 'one caller' : `${callers} callers`;
  if (result === '') return `has ${who}, and no token for them`;
  const when = until === at ? 'at once' : `after ${seconds(until - at)}`;
  return `gives ${who} ${typeof result === 'number' ? `token ${result}` : `the error \`${result}\``} ${when}`;
}

function request({ result, until, at }: RequestEvent): string {
  if (until === undefined) return 'sends a token request';
  const response = typeof result === 'number' ? `token ${result}` : `status ${result}`;
  return `sends a token request and gets ${response} ${seconds(until - at)} later`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
