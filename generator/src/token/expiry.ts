import type { LifetimeField } from '@token-clients/runtime';
import { CLEAR } from './evidence.js';
import { normalName } from './names.js';
import type { SuccessFacts } from './operation-facts.js';
import { examplesAt, type ResponseMember } from './token-places.js';

/** A unit in which an expiry may be written, and why it is believed. */
export interface UnitReading {
  readonly unit: LifetimeField['unit'];
  readonly evidence: string;
  readonly confidence: number;
}

/**
 * Reads in which unit a member says when something expires, the surest reading first.
 *
 * Only format, values, words of the description and what a name implies count. A bare `expires_at` may be text, seconds or
 * milliseconds: then no reading is clear.
 */
export function unitsOf(success: SuccessFacts, member: ResponseMember): UnitReading[] {
  const { schema } = member;
  const known = new Map<LifetimeField['unit'], UnitReading>();
  const add = (unit: LifetimeField['unit'], evidence: string, confidence: number) => {
    if ((known.get(unit)?.confidence ?? 0) < confidence) known.set(unit, { unit, evidence, confidence });
  };
  if (/^date(?:-time)?$/.test(schema.format)) add('iso', `its format is ${schema.format}`, 0.95);
  const implied = unitOfName(member);
  const examples = examplesAt(success, member).map(numberOf);
  for (const value of examples) {
    const unit = unitOfValue(value);
    const shown = `an example is ${String(value).slice(0, 40)}`;
    if (unit === 'ms' && implied !== 'ms')
      add(unit, `${shown}, whole minutes in milliseconds`, implied ? 0.7 : 0.8);
    else if (unit) add(unit, shown, 0.88);
  }
  const worded = unitOfWords(schema.description);
  // No token lives for less than a minute, whatever the description says.
  const isTooShort =
    worded === 'ms' && examples.some(value => typeof value === 'number' && value < MINUTE_MS);
  if (worded && !isTooShort) add(worded, `its description says ${WORDS[worded]}`, 0.85);
  // A name is weaker than what contradicts it: an `expires_in` with a date for an example is a date.
  if (implied) add(implied, `its name is ${member.name}`, contradicts(known, implied) ? 0.3 : 0.8);
  const readings = [...known.values()].sort((a, b) => b.confidence - a.confidence);
  return readings[0] && readings[0].confidence >= CLEAR ? readings : withGuesses(member, readings);
}

function contradicts(known: ReadonlyMap<LifetimeField['unit'], UnitReading>, implied: LifetimeField['unit']) {
  return !known.has(implied) && [...known.values()].some(({ confidence }) => confidence >= 0.8);
}

function withGuesses({ schema }: ResponseMember, readings: readonly UnitReading[]): UnitReading[] {
  const known = new Set(readings.map(({ unit }) => unit));
  const guesses: UnitReading[] = (['epoch_seconds', 'epoch_ms', 'iso', 'seconds', 'ms'] as const)
    .filter(unit => !known.has(unit) && !(unit === 'iso' && /integer|number/.test(schema.type ?? '')))
    .map(unit => ({ unit, evidence: 'nothing speaks for it', confidence: 0.2 }));
  return [...readings, ...guesses];
}

const WORDS: Readonly<Record<LifetimeField['unit'], string>> = {
  seconds: 'seconds',
  ms: 'milliseconds',
  epoch_seconds: 'a Unix time in seconds',
  epoch_ms: 'a Unix time in milliseconds',
  iso: 'a date',
};

function unitOfWords(description: string): LifetimeField['unit'] | undefined {
  const text = description.toLowerCase();
  const isEpoch = /epoch|unix|since 1970|timestamp/.test(text);
  if (/iso.?8601|rfc.?3339|date-time|yyyy-mm/.test(text)) return 'iso';
  if (/milli|\bms\b/.test(text)) return isEpoch ? 'epoch_ms' : 'ms';
  if (isEpoch && /seconds|\bsecs?\b|unix/.test(text)) return 'epoch_seconds';
  if (/seconds|\bsecs?\b/.test(text)) return 'seconds';
  return undefined;
}

function unitOfName({ name, schema }: ResponseMember): LifetimeField['unit'] | undefined {
  const spelled = normalName(name);
  if (/_(?:ms|millis|milliseconds)$/.test(spelled))
    return /_(?:at|on|until)_/.test(spelled) ? 'epoch_ms' : 'ms';
  // RFC 6749 section 5.1, whatever its JSON type.
  if (/^(?:\w+_)?expires?_?in(?:_se?c(?:ond)?s?)?$/.test(spelled)) return 'seconds';
  if (/(?:^|_)(?:ttl|life_?time|max_age)(?:_se?c(?:ond)?s?)?$|_seconds$/.test(spelled))
    return schema.type === 'string' ? undefined : 'seconds';
  return spelled === 'exp' ? 'epoch_seconds' : undefined;
}

const MINUTE_MS = 60_000;
const DAY = 24 * 3600;
const YEAR = 365 * DAY;

function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

/** A number of 10 digits is a Unix time in seconds, one of 13 in milliseconds; tokens live for less than ten years. */
function unitOfValue(value: unknown): LifetimeField['unit'] | undefined {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:[T ]|$)/.test(value)) return 'iso';
  if (typeof value !== 'number' || !(value > 0)) return undefined;
  if (value >= 1e12) return 'epoch_ms';
  if (value >= 1e9) return 'epoch_seconds';
  const isWholeDays = value % DAY === 0 && value < YEAR;
  // 900000 is 15 minutes in milliseconds; in seconds it would be 10 days and 10 hours.
  if (value % MINUTE_MS === 0 && !isWholeDays) return 'ms';
  return value <= 10 * YEAR ? 'seconds' : undefined;
}
