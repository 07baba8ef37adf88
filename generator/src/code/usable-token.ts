import type { LifetimeField, ResponseMapping } from '@token-clients/runtime';
import { lookUp, pointerKeys } from '../document/document.js';
import { isObject } from '../document/json.js';

/**
 * Returns what makes a usable token of a body that was made up: a bearer token that lives for an hour. Of a type or lifetime
 * that may be any string or number, a sample has one that is rejected or is over at once.
 */
export function usableToken({ tokenType, tokenTypes, lifetime, refreshLifetime }: ResponseMapping) {
  return (body: unknown, allows: (body: unknown) => boolean): unknown => {
    const wanted: [at: string | undefined, isUsable: (value: unknown) => boolean, values: unknown[]][] = [
      [tokenType, value => tokenTypes.some(type => isSame(type, value)), [...tokenTypes]],
      ...[lifetime, refreshLifetime].flatMap((field): typeof wanted =>
        field ? [[field.field, value => isLong(value, field.unit), valuesOf(field.unit)]] : [],
      ),
    ];
    return wanted.reduce<unknown>((known, [at, isUsable, values]) => {
      const value = at !== undefined && isObject(known) ? lookUp(known, at) : undefined;
      if (at === undefined || value === undefined || isUsable(value)) return known;
      const changed = values.map(usable => withMember(known, pointerKeys(at), usable));
      return changed.find(allows) ?? known;
    }, body);
  };
}

/** An hour; for a moment, one that no test of today reaches. */
const LIVES: Readonly<Record<Exclude<LifetimeField['unit'], 'iso'>, number>> = {
  seconds: 3600,
  ms: 3_600_000,
  epoch_seconds: 4_102_444_800,
  epoch_ms: 4_102_444_800_000,
};

function valuesOf(unit: LifetimeField['unit']): unknown[] {
  return unit === 'iso' ? ['2100-01-01T00:00:00Z', '2100-01-01'] : [LIVES[unit], String(LIVES[unit])];
}

/** Whether a value can be read, and is not one of the small numbers that samples have. */
function isLong(value: unknown, unit: LifetimeField['unit']): boolean {
  return unit === 'iso' ? Date.parse(String(value)) >= NOT_LONG_AGO : Number(value) >= LEAST[unit];
}

const NOT_LONG_AGO = Date.UTC(2100, 0);
const LEAST: typeof LIVES = { seconds: 60, ms: 60_000, epoch_seconds: 4e9, epoch_ms: 4e12 };

function isSame(one: string, other: unknown): boolean {
  return typeof other === 'string' && one.toLowerCase() === other.toLowerCase();
}

function withMember(body: unknown, [key, ...keys]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  return isObject(body) ? { ...body, [key]: withMember(body[key], keys, value) } : body;
}
