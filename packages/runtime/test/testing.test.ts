import { expect, test } from 'vitest';
import { tokenGrant } from '../src/grant/token-grant.js';
import { grantWithParts, parseLines } from '../src/testing.js';
import { descriptor } from './support/fixtures.js';

test('a grant with parts creates grants as before, and the function it came from has no parts', () => {
  const createGrant = ({ secret }: { secret: string }) =>
    tokenGrant(descriptor, { clientId: 'fake-id', clientSecret: secret });
  const withParts = grantWithParts(createGrant, { descriptor });

  expect(withParts.descriptor).toBe(descriptor);
  expect(Object.keys(withParts({ secret: 's' }))).toEqual(Object.keys(createGrant({ secret: 's' })));
  expect(createGrant).not.toHaveProperty('descriptor');
});

test('lines of JSON are one object', () => {
  expect(parseLines(['{"a":', '[1,2]', '}'])).toEqual({ a: [1, 2] });
});
