import type { Ledger } from './ledger.js';
import type { OperationFacts, SuccessFacts } from './operation-facts.js';
import type { FoundResponse } from './response-mapping.js';
import { membersOfResponse } from './token-places.js';

/**
 * Completes a response that does not say how long the token lives: by the vendor's words, such as "valid for two hours". Where
 * there are none, it says what that means.
 */
export function withWordedLifetime(
  facts: OperationFacts,
  success: SuccessFacts,
  response: FoundResponse,
  ledger: Ledger,
): FoundResponse {
  if (response.lifetime || response.accessToken === undefined) return response;
  const member = membersOfResponse(success).find(({ at }) => at === response.accessToken);
  const found = wordedLifetime(member?.schema.description ?? '') ?? wordedLifetime(facts.text);
  if (!found) {
    ledger.note(
      'response.lifetime',
      'unknown',
      'no response says it: a token is used until the API rejects it; response.defaultLifetimeSeconds sets one',
      0.75,
    );
    return response;
  }
  const { seconds, words } = found;
  ledger.note('response.defaultLifetimeSeconds', `${seconds}`, `its description says "${words}"`, 0.8);
  return { ...response, defaultLifetimeSeconds: seconds };
}

interface WordedLifetime {
  readonly seconds: number;
  readonly words: string;
}

/** Finds the shortest lifetime that words say: one that is too short costs a request, one that is too long a rejection. */
export function wordedLifetime(text: string): WordedLifetime | undefined {
  const sentences = text.slice(0, LONGEST_TEXT).split(/[.!?;](?=\s|$)|\n\s*\n/);
  const found = sentences.flatMap(sentence => {
    if (OF_ANOTHER.test(sentence)) return [];
    const [words, count, unit] = LIFETIME.exec(sentence) ?? [];
    if (words === undefined || count === undefined || unit === undefined) return [];
    const number = NUMBERS.get(count.toLowerCase()) ?? Number(count);
    const seconds = number * (SECONDS[unit.charAt(0).toLowerCase()] ?? 0);
    return seconds >= 60 && seconds <= YEAR ? [{ seconds, words: words.replace(/\s+/g, ' ') }] : [];
  });
  return found.sort((a, b) => a.seconds - b.seconds)[0];
}

const LONGEST_TEXT = 5_000;
const YEAR = 366 * 24 * 3600;

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    eight: 8,
    ten: 10,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    sixty: 60,
    ninety: 90,
  }),
);

const LIFETIME = new RegExp(
  [
    String.raw`\b(?:expir\w+|valid(?:ity)?|lasts?|lives?|lived|life ?(?:time|span)?)\b[^.;]{0,30}?`,
    String.raw`\b(\d{1,8}|${[...NUMBERS.keys()].join('|')})[ -]`,
    String.raw`(s|secs?|seconds?|mins?|minutes?|hours?|hrs?|days?)\b`,
  ].join(''),
  'i',
);

/** How long something else lives, or for how long a token may be idle. */
const OF_ANOTHER = /refresh|code\b|inactiv|unused|idle|password|link\b|cache/i;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 24 * 3600 };
