import { describe, expect, test } from 'vitest';
import { wordedLifetime } from '../../src/token/worded-lifetime.js';
import { documentOf, proposalOf } from './spec-of.js';

const text = { type: 'string' };
const body = {
  'grant_type!': { ...text, enum: ['client_credentials'] },
  client_id: text,
  client_secret: text,
};

describe('a lifetime in words', () => {
  test.each<[string, number]>([
    ['The token is valid for two hours. Pass it in a header.', 7200],
    ['The created access token. This expires in 10 minutes.', 600],
    ['A token that expires after an hour', 3600],
    ['Tokens have a lifetime of 24 hours', 86_400],
    ['Access tokens live for 1 day; get a new one then.', 86_400],
    ['Its validity is 90 minutes.', 5400],
    ['It is valid for 3 hours. Sandbox tokens expire in 30 minutes.', 1800],
  ])('%s', (words, seconds) => {
    expect(wordedLifetime(words)?.seconds).toBe(seconds);
  });

  test.each([
    'Refresh tokens are valid for 30 days.',
    'The authorization code expires in 10 minutes.',
    'Tokens expire after 14 days of inactivity.',
    'The token expires in 5 seconds.',
    'Tokens expire. At most 5 requests in 10 minutes.',
    'Creates a token for 2 hours of work.',
    '',
  ])('is not that of the token: %j', words => {
    expect(wordedLifetime(words)).toBeUndefined();
  });

  test.each(['the operation', 'the token'])(
    'counts in the description of %s, where no field says it',
    place => {
      const words = 'The token is valid for two hours.';
      const [description, token] = place === 'the token' ? ['', words] : [words, ''];
      const { xToken, lines } = proposalOf(
        documentOf([{ body, description, response: { access_token: { ...text, description: token } } }]),
      );

      expect(xToken.response).toEqual({ accessToken: '/access_token', defaultLifetimeSeconds: 7200 });
      expect(lines.find(({ key }) => key === 'response.defaultLifetimeSeconds')?.evidence).toBe(
        'its description says "valid for two hours"',
      );
    },
  );

  test('does not count where the response has a field for it', () => {
    const { xToken } = proposalOf(documentOf([{ body, description: 'The token is valid for two hours.' }]));

    expect(xToken.response).toMatchObject({ lifetime: { field: '/expires_in', unit: 'seconds' } });
    expect(xToken.response).not.toHaveProperty('defaultLifetimeSeconds');
  });

  test('that is said nowhere is shown as unknown, with what sets it', () => {
    const { lines } = proposalOf(documentOf([{ body, response: { access_token: text } }]));

    expect(lines.find(({ key }) => key === 'response.lifetime')).toMatchObject({
      value: 'unknown',
      evidence: expect.stringContaining('response.defaultLifetimeSeconds'),
    });
  });
});
