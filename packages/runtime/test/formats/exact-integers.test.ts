import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../src/errors/errors.js';
import { type ExactPlaces, exactBody, exactResponse } from '../../src/formats.js';

const places: ExactPlaces = {
  '/': { id: 'bigint', name: 'string', owner: '/Owner', list: '/ids', '*': '/Owner' },
  '/Owner': { id: 'string', parent: '/Owner' },
  '/ids': { '*': 'bigint' },
};
const BIG = '9007199254740993';

const read = async (text: string) => (await exactResponse(places).read(new Response(text), 2 ** 20)).data;
const write = (body: unknown) => exactBody('application/json', places).write(body);

describe('exact integers are read', () => {
  test('as what each place says, however large or small, and elsewhere as numbers', async () => {
    expect(
      await read(
        `{ "id": ${BIG}, "name": -7, "list": [1, ${BIG}0], "owner": {"id": 1, "parent": {"id": ${BIG}, "n": 5}}, "x": {"id": 2} }`,
      ),
    ).toEqual({
      id: BigInt(BIG),
      name: '-7',
      list: [1n, BigInt(`${BIG}0`)],
      owner: { id: '1', parent: { id: BIG, n: 5 } },
      x: { id: '2' },
    });
  });

  test('while strings, fractions, exponents, null and keys stay what they are', async () => {
    const text = String.raw`{"id":"n1","name":1.5,"owner":{"id":1e3,"nn2":"\"nn3\\","\u006e4":"\u006e\u006e5"},"__proto__":null,"list":[]}`;

    expect(await read(text)).toEqual(JSON.parse(text));
    expect(Object.keys((await read('{"__proto__":{"id":1}}')) as object)).toEqual(['__proto__']);
  });

  test('of a whole that is no object too', async () => {
    const { data } = await exactResponse({ '/': { '*': 'bigint' } }).read(new Response(`[${BIG}]`), 100);

    expect(data).toEqual([BigInt(BIG)]);
  });

  test.each(['', '{', '[1,]', '{"a":01}', 'null x'])('and %j is no JSON', async text => {
    expect((await read(text)) || undefined).toBeUndefined();
  });

  test('up to the limit of a body', async () => {
    expect(await exactResponse(places).read(new Response('{"id":1}'), 3)).toEqual({
      text: undefined,
      data: undefined,
    });
  });
});

describe('exact integers are written', () => {
  test('as integers, from a bigint, from digits and from a number', () => {
    expect(write({ id: BigInt(BIG), name: BIG, list: [1, 2n], owner: { id: '3' }, other: 'nn1' })).toBe(
      `{"id":${BIG},"name":${BIG},"list":[1,2],"owner":{"id":3},"other":"nn1"}`,
    );
  });

  test('and nothing else is changed', () => {
    const body = { id: null, other: new Date(0), text: '9', n: 'n"n9', owner: undefined };

    expect(write(body)).toBe(JSON.stringify(body));
  });

  test.each(['', 'x', '1.5', '1e3', ' 1', {}])('and %j is none', id => {
    expect(() => write({ id })).toThrow(ConfigurationError);
  });
});
