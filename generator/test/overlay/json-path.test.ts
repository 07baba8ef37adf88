import { describe, expect, test } from 'vitest';
import { apply, failure } from '../support/overlays.js';

/** The example of RFC 9535, section 1.5. */
const store = {
  store: {
    book: [
      { category: 'reference', title: 'Sayings of the Century', price: 8.95 },
      { category: 'fiction', title: 'Sword of Honour', price: 12.99 },
      { category: 'fiction', title: 'Moby Dick', isbn: '0-553-21311-3', price: 8.99 },
      { category: 'fiction', title: 'The Lord of the Rings', isbn: '0-395-19395-8', price: 22.99 },
    ],
    bicycle: { color: 'red', price: 399 },
  },
};

describe('targets are JSONPath of RFC 9535', () => {
  test.each([
    ['$.store.book[*].title', [0, 1, 2, 3]],
    ['$..book[2]', [2]],
    ['$..book[-1]', [3]],
    ['$..book[0,1]', [0, 1]],
    ['$..book[:2]', [0, 1]],
    ['$..book[?@.isbn]', [2, 3]],
    ['$..book[?@.price<10]', [0, 2]],
    ["$..book[?@.category == 'fiction' && !@.isbn]", [1]],
    ['$..book[?length(@.title) > 20]', [0, 3]],
    ['$..book[?@.price > $.store.book[1].price]', [3]],
  ])('%s', (target, books) => {
    const made = apply(store, [{ target, remove: true }]) as typeof store;
    const changed = store.store.book.flatMap((book, index) =>
      made.store.book.some(one => JSON.stringify(one) === JSON.stringify(book)) ? [] : [index],
    );

    expect(changed).toEqual(books);
  });

  test.each(['store', '$.store.', '$.store[', "$.paths.*.get[?('a' in @.tags)]", '$.a b'])(
    '%s is none',
    target => {
      expect(failure(() => apply(store, [{ target, remove: true }]))).toContain(
        'is not a query that can be used',
      );
    },
  );
});

describe('a query that multiplies', () => {
  test.each([
    ['descendants of descendants', '$..*..*..*..*'],
    ['a filter that reads the whole document for each entry', '$.list[?count($.list[*]) > 0]'],
    ['filters inside of filters', '$..[?@..[?@..[?@..[?@ == 1]]]]'],
  ])('ends: %s', (_, target) => {
    let deep: object = {};
    for (let level = 0; level < 150; level++) deep = { a: deep, list: [[[1]]] };
    const list = Array.from({ length: 20_000 }, () => 1);

    expect(failure(() => apply({ deep, list }, [{ target, remove: true }]))).toContain(
      'It takes too many steps',
    );
  });
});
