import { describe, expect, test } from 'vitest';
import { parseRedisUrl } from '../src/stores/redis/redis-url.js';

const parse = (text: string) => parseRedisUrl(text, 'environment TOKEN_CLIENTS_STORE');

describe('the URL of a store in Redis', () => {
  test.each([
    ['redis://cache.example', { tls: false, host: 'cache.example', port: 6379, database: 0 }],
    ['rediss://cache.example:6380/3', { tls: true, port: 6380, database: 3 }],
    ['redis://[::1]:7000/', { host: '::1', port: 7000, shown: 'redis://[::1]:7000' }],
    ['redis://:p%40ss@cache.example', { password: 'p@ss', secrets: ['p%40ss', 'p@ss'] }],
    ['redis://app:long-secret@cache.example/0', { username: 'app', password: 'long-secret' }],
    [
      'redis://cache.example/1?sentinel=my%20primary',
      { sentinel: 'my primary', port: 26379, shown: 'redis://cache.example:26379/1?sentinel=my%20primary' },
    ],
  ])('%s is read', (text, parts) => {
    expect(parse(text)).toMatchObject(parts);
  });

  test('is shown without user name and password', () => {
    expect(parse('rediss://app:long-secret@cache.example:6380/3').shown).toBe(
      'rediss://cache.example:6380/3',
    );
  });

  test('has no user name or password unless they are written', () => {
    expect(Object.keys(parse('redis://cache.example'))).not.toEqual(
      expect.arrayContaining(['username', 'password']),
    );
    expect(parse('redis://:@cache.example')).not.toHaveProperty('password');
  });

  test.each([
    ['http://cache.example', 'must name one host'],
    ['redis://', 'must name one host'],
    ['redis://:long-secret@one:6379,two:6379', 'must name one host'],
    ['redis://:long/secret@cache.example', 'must name one host'],
    ['redis://:long-secret@cache.example/zero', 'must end with the number of a database'],
    ['redis://:long-secret@cache.example?db=1', 'has a parameter that does not exist'],
    ['redis://:long#secret@cache.example', 'must name one host'],
    ['redis://:long-secret@cache.example?sentinel=', 'must name the primary'],
    ['redis://:long%secret@cache.example', 'must be written as %25'],
  ])('%s is an error that does not repeat it', (text, problem) => {
    expect(() => parse(text)).toThrow(problem);
    expect(() => parse(text)).toThrow(/^(?!.*secret).*environment TOKEN_CLIENTS_STORE/);
  });
});
