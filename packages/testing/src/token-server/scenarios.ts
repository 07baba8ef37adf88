import { ConfigurationError } from '@token-clients/runtime';
import type { Fault } from '../http/faults.js';

/** What a server does to one request of its API. A name alone means the settings that are stated here. */
export type ApiScenario = ApiScenarioName | ScenarioSettings;

/** What a server does to one token request. */
export type TokenScenario = ApiScenario | TokenScenarioName;

type ApiScenarioName =
  | ScenarioSettings['kind']
  /** API: the token is rejected as an expired one. Token request: the token that is issued is rejected so from the start. */
  | 'expired-token'
  /** The request is carried out, and the connection breaks before a byte of the response. */
  | 'lost-response'
  /** The request is carried out, and the response ends in the middle of its body. */
  | 'cut-body'
  /** The request is carried out, and the response is a whole one whose JSON ends half-way. */
  | 'broken-json'
  /** Nothing ever comes, and nothing is carried out. */
  | 'hang'
  /** The connection breaks before anything is carried out. */
  | 'reset';

type TokenScenarioName =
  /** Rejected as credentials that are wrong; it counts for the lock of the account. */
  | 'wrong-secret'
  /** Rejected as the account's lock does. */
  | 'locked'
  /** Rejected as a refresh token, a code or a subject token that is no longer accepted. */
  | 'dead-grant'
  /** A refresh brings a new refresh token and spends the old one, also where the provider seldom does so. */
  | 'rotate';

/** Scenarios with settings. */
export type ScenarioSettings =
  /** Carried out, then sent late: after a second, if nothing else is said. */
  | { readonly kind: 'slow'; readonly ms?: number }
  /** Rejected as too many requests, with `Retry-After`: seconds (1), or a date. Nothing is carried out. */
  | { readonly kind: 'rate-limit'; readonly retryAfter?: number | string }
  /** A gateway's 503, or another status, without a word of the provider's. Nothing is carried out. */
  | { readonly kind: 'outage'; readonly status?: number; readonly retryAfter?: number | string }
  /** A web page with status 200, or another, such as a proxy sends. Nothing is carried out. */
  | { readonly kind: 'html'; readonly status?: number }
  /** The server's clock is wrong by so much, an hour if nothing is said: its `Date`, and expiries that it writes as a date. */
  | { readonly kind: 'wrong-clock'; readonly skewMs?: number };

/** The names of an API's scenarios: the compiler holds the list against the type. */
const API_SCENARIOS: Readonly<Record<ApiScenarioName, true>> = {
  'broken-json': true,
  'cut-body': true,
  'expired-token': true,
  hang: true,
  html: true,
  'lost-response': true,
  outage: true,
  'rate-limit': true,
  reset: true,
  slow: true,
  'wrong-clock': true,
};

/** The names of a token endpoint's scenarios. */
const TOKEN_SCENARIOS: Readonly<Record<ApiScenarioName | TokenScenarioName, true>> = {
  ...API_SCENARIOS,
  'dead-grant': true,
  locked: true,
  rotate: true,
  'wrong-secret': true,
};

/** Checks the name of a scenario, which a test in JavaScript may have misspelled. */
export function checkApiScenario<Scenario extends ApiScenario>(scenario: Scenario): Scenario {
  return checked(scenario, API_SCENARIOS);
}

/** Checks the name of a scenario of token requests. */
export function checkTokenScenario<Scenario extends TokenScenario>(scenario: Scenario): Scenario {
  return checked(scenario, TOKEN_SCENARIOS);
}

function checked<Scenario extends TokenScenario>(scenario: Scenario, known: object): Scenario {
  const { kind } = settingsOf(scenario);
  if (!Object.hasOwn(known, kind)) {
    throw new ConfigurationError(
      `The scenario ${kind} is unknown here. Use one of: ${Object.keys(known).join(', ')}.`,
    );
  }
  return scenario;
}

/** A scenario with its settings. */
export type Settings =
  | ScenarioSettings
  | { readonly kind: Exclude<ApiScenarioName | TokenScenarioName, ScenarioSettings['kind']> };

/** Returns a scenario's settings, those of a name alone being empty. */
export function settingsOf(scenario: TokenScenario): Settings {
  return typeof scenario === 'string' ? ({ kind: scenario } as Settings) : scenario;
}

/** How wrong a clock is, if nothing is said. */
export const SKEW_MS = 3_600_000;

/** Returns what of a scenario happens between the server and the wire; undefined where all of it is the server's own doing. */
export function faultOf(scenario: Settings): Fault | undefined {
  switch (scenario.kind) {
    case 'slow':
      return { kind: 'delay', ms: scenario.ms ?? 1_000, when: 'after' };
    case 'lost-response':
      return { kind: 'response-lost' };
    case 'cut-body':
      return { kind: 'reset-mid-body' };
    case 'broken-json':
      return { kind: 'truncated' };
    case 'hang':
    case 'reset':
      return { kind: scenario.kind };
    case 'html':
      return { kind: 'html', status: scenario.status ?? 200 };
    case 'outage': {
      const { status = 503, retryAfter } = scenario;
      return { kind: 'unavailable', status, ...(retryAfter !== undefined && { retryAfter }) };
    }
    case 'wrong-clock':
      return { kind: 'skewed-date', skewMs: scenario.skewMs ?? SKEW_MS };
    default:
      return undefined;
  }
}
