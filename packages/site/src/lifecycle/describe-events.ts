import { clockText } from './clock-text.js';
import type { CallEvent, LifeEvent, RequestEvent } from './life-event.js';

/**
 * Returns what happened as sentences, in the order of time. The same thing several times is one sentence, at its first time.
 *
 * @param events of one step
 */
export function describeEvents(events: readonly LifeEvent[]): string[] {
  const times = new Map<string, number[]>();
  for (const event of events) {
    const what = describe(event);
    if (what === undefined) continue;
    const sentence = `${event.process} ${what}`;
    times.set(sentence, [...(times.get(sentence) ?? []), event.at]);
  }
  return [...times].map(([sentence, [first = 0, ...others]]) => {
    const last = others.at(-1);
    if (last === undefined) return `${clockText(first)} ${sentence}.`;
    return `${clockText(first)} to ${clockText(last)} ${sentence}, ${others.length + 1} times.`;
  });
}

/** What happened, or undefined for what another event says already. */
function describe(event: LifeEvent): string | undefined {
  switch (event.type) {
    case 'call':
      return call(event);
    case 'request':
      return request(event);
    case 'token':
      return event.from === 'store'
        ? `takes token ${event.token} from the store, without a request`
        : undefined;
    case 'new secret':
      return 'gets the new secret';
    case 'killed':
      return 'is killed';
    case 'started':
      return 'starts';
  }
}

function call({ callers, at, until, result }: CallEvent): string {
  const who = callers === 1 ? 'a caller' : `${callers} callers`;
  if (result === '') return `has ${who}, and no token yet`;
  const what = typeof result === 'number' ? `token ${result}` : `the error \`${result}\``;
  return `gives ${who} ${what} ${until === at ? 'at once' : `after ${seconds(until - at)}`}`;
}

function request({ result, at, until }: RequestEvent): string {
  if (until === undefined) return 'sends a token request';
  const response = typeof result === 'number' ? `token ${result}` : `status ${result}`;
  return `sends a token request, and gets ${response} after ${seconds(until - at)}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)}\u00a0s`;
}
