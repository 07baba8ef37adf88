import type { FirstReading } from '../first-reading/complete-spec.js';
import { answering } from './ask.js';
import type { FirstReadingValues } from './first-reading-flags.js';

/**
 * Returns what the flags of a first reading say.
 *
 * @param onAsk called before a person is asked
 */
export function firstReading(
  {
    all,
    operation,
    grant,
    discover,
    'trust-site': trustedSites,
    answer = [],
    yes = false,
  }: FirstReadingValues,
  { onAsk, signal }: { readonly onAsk: () => void; readonly signal: AbortSignal },
): FirstReading {
  const answers = new Map(answer.map(one => splitAt(one, one.indexOf('='))));
  return {
    all,
    operations: operation,
    grants: grant,
    discover,
    trustedSites,
    ask: answering({ answers, isYes: yes, onAsk, signal }),
  };
}

function splitAt(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}
