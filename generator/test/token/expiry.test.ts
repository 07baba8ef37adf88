import { describe, expect, test } from 'vitest';
import { documentOf, proposalOf } from './spec-of.js';

const lifetimeOf = (name: string, schema: Record<string, unknown>, example?: unknown) => {
  const content = {
    'application/json': {
      schema: { type: 'object', properties: { access_token: { type: 'string' }, [name]: schema } },
      ...(example !== undefined && { example: { access_token: 'x', [name]: example } }),
    },
  };
  const body = {
    grant_type: { type: 'string', enum: ['client_credentials'] },
    client_id: { type: 'string' },
    client_secret: { type: 'string' },
  };
  const { xToken, questions } = proposalOf(
    documentOf([{ body, responses: { '200': { description: 'A token.', content } } }]),
  );
  return { lifetime: xToken.response?.lifetime, questions };
};

const integer = { type: 'integer' };
const text = { type: 'string' };

describe('the unit of a lifetime', () => {
  test.each<[string, string, Record<string, unknown>, unknown, string]>([
    ['expires_in is seconds, as RFC 6749 has it', 'expires_in', integer, undefined, 'seconds'],
    ['expires_in is seconds in a string too', 'expires_in', text, undefined, 'seconds'],
    ['expiresIn is the same name', 'expiresIn', { type: 'number' }, undefined, 'seconds'],
    ['expires_in with a date for an example is a date', 'expires_in', text, '2026-11-26T10:00:00Z', 'iso'],
    ['a format says that it is a date', 'expiry', { ...text, format: 'date-time' }, undefined, 'iso'],
    ['an example of 10 digits is a Unix time', 'expires_at', integer, 1_795_000_000, 'epoch_seconds'],
    ['one of 13 digits has milliseconds', 'expires_at', integer, 1_795_000_000_000, 'epoch_ms'],
    ['a string of 10 digits is a Unix time', 'expires_on', text, '1795000000', 'epoch_seconds'],
    ['a small number is a time to live', 'expires', integer, 7200, 'seconds'],
    [
      'the example of the field itself counts',
      'expires_at',
      { ...integer, example: 1_795_000_000 },
      undefined,
      'epoch_seconds',
    ],
    [
      'words decide: seconds since the epoch',
      'expires_at',
      { ...integer, description: 'Unix timestamp in seconds.' },
      undefined,
      'epoch_seconds',
    ],
    [
      'words decide: milliseconds since the epoch',
      'expires',
      { ...integer, description: 'Milliseconds since the epoch.' },
      undefined,
      'epoch_ms',
    ],
    [
      'words decide: seconds',
      'expire',
      { ...integer, description: 'Seconds until expiry.' },
      undefined,
      'seconds',
    ],
    ['words decide: ISO 8601', 'valid_until', { ...text, description: 'ISO 8601 date.' }, undefined, 'iso'],
    ['a time to live is seconds', 'ttl', integer, undefined, 'seconds'],
    ['whole minutes in milliseconds are no seconds', 'expires', integer, 900_000, 'ms'],
    ['a day in milliseconds is no thousand days', 'expires', integer, 86_400_000, 'ms'],
    ['whole days are seconds', 'expires', integer, 2_160_000, 'seconds'],
    ['a name that ends in ms', 'expiresInMs', integer, undefined, 'ms'],
    [
      'words decide: milliseconds',
      'expires',
      { ...integer, description: 'Milliseconds until expiry.' },
      undefined,
      'ms',
    ],
    [
      'no token lives for three seconds, whatever its description says',
      'expires_in',
      { ...integer, description: 'Time in milliseconds, such as 3600.' },
      3600,
      'seconds',
    ],
    ['exp is the claim of a JWT', 'exp', integer, undefined, 'epoch_seconds'],
  ])('%s', (_, name, schema, example, unit) => {
    const { lifetime, questions } = lifetimeOf(name, schema, example);

    expect(questions).toEqual([]);
    expect(lifetime).toEqual({ field: `/${name}`, unit });
  });

  test.each<[string, string, Record<string, unknown>, unknown]>([
    ['a number called expires_at', 'expires_at', integer, undefined],
    ['a string called expiresAt', 'expiresAt', text, undefined],
    ['a number called expires', 'expires', integer, undefined],
    [
      'a description that an example contradicts',
      'expires_at',
      { ...integer, description: 'Lifetime in seconds.' },
      1_795_000_000,
    ],
    ['an expires_in of whole minutes in milliseconds', 'expires_in', integer, 3_600_000],
    ['a format that an example contradicts', 'expires_at', { ...text, format: 'date-time' }, '1795000000'],
  ])('is asked for: %s', (_, name, schema, example) => {
    const { questions } = lifetimeOf(name, schema, example);

    expect(questions.map(({ key }) => key)).toEqual(['response.lifetime']);
    expect(questions[0]?.options.length).toBeGreaterThan(1);
    for (const { value } of questions[0]?.options ?? []) expect(value).toMatch(/^\/\w+ in \w+$/);
  });

  test('no date is among the choices for a number', () => {
    const { questions } = lifetimeOf('expires_at', integer);

    expect(questions[0]?.options.map(({ value }) => value)).not.toContain('/expires_at in iso');
  });

  test.each(['expired', 'refresh_expires_in', 'id_token_expires_in'])('%s is not that of the token', name => {
    expect(lifetimeOf(name, integer).lifetime).toBeUndefined();
  });
});
