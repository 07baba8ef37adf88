import { describe, expect, test } from 'vitest';
import { compareInterfaces } from '../../src/change/compare-interfaces.js';
import type { Loose } from '../support/project.js';
import { interfaceOf, version } from './support/versions.js';

const ping = (more: Loose = {}): Loose => ({
  get: { tags: ['Accounts'], summary: 'P', security: [], responses: { 204: { description: 'P.' } }, ...more },
});
const inline = (value: string): Loose => ({
  200: {
    description: 'S.',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: { state: { type: 'object', properties: { [value]: { type: 'string' } } } },
        },
      },
    },
  },
});

/** Adds something in front of what is there: the order of a spec must not matter. */
const first = (map: Loose, name: string, value: Loose): void => {
  const rest = { ...map };
  for (const key of Object.keys(map)) delete map[key];
  Object.assign(map, { [name]: value }, rest);
};

/** What is called in a way that the generator chose: without a name, with one that is taken, or that is no name. */
function untidy(spec: Loose): void {
  spec.paths['/status'] = ping({ responses: inline('a') });
  spec.paths['/delete'] = ping({ operationId: 'delete' });
  spec.paths['/a/b'] = ping({ operationId: 'a b' });
  spec.paths['/no-tag'] = ping({ tags: undefined, operationId: 'noTag' });
  spec.paths['/o-auth'] = ping({ tags: ['o-auth'], operationId: 'other' });
}

describe('a name that was chosen does not move because', () => {
  test.each<[string, (spec: Loose) => void]>([
    [
      'an operation without an operationId joins',
      spec =>
        first(spec.paths, '/status/{id}', {
          get: {
            ...ping().get,
            responses: inline('b'),
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          },
        }),
    ],
    [
      'an operation with a name that becomes the same joins',
      spec => first(spec.paths, '/z', ping({ operationId: 'Ping' })),
    ],
    [
      'an operation has the inferred name of another one',
      spec => first(spec.paths, '/z', ping({ operationId: 'getZ' })),
    ],
    [
      'a tag with a name that becomes the same joins',
      spec => first(spec.paths, '/z', ping({ tags: ['accounts'], operationId: 'z' })),
    ],
    [
      'a schema with a name that becomes the same joins',
      spec =>
        first(spec.components.schemas, 'account', { type: 'object', properties: { z: { type: 'string' } } }),
    ],
    [
      'another inline schema is written in front of it',
      spec => first(spec.paths, '/aaa', ping({ operationId: 'aaa', responses: inline('c') })),
    ],
    [
      'an operation without tags joins',
      spec => first(spec.paths, '/z', ping({ tags: undefined, operationId: 'z' })),
    ],
  ])('%s', async (_, join) => {
    const before = await interfaceOf(version(untidy));
    const after = await interfaceOf(
      version(spec => {
        untidy(spec);
        join(spec);
      }),
    );

    const changes = compareInterfaces(before, after).map(({ kind, isBreaking }) => [kind, isBreaking]);

    expect(changes).not.toEqual([]);
    expect(new Set(changes.map(String))).toEqual(new Set(['added,false']));
  });

  test('another operation is kept', async () => {
    const keep =
      (...operations: string[]) =>
      (spec: Loose) => {
        untidy(spec);
        spec['x-keep'] = ['getToken', 'revokeToken', ...operations];
      };
    const before = await interfaceOf(version(keep('GET /status')));
    const after = await interfaceOf(version(keep('GET /status', 'delete', 'a b', 'ping', 'other')));

    const changes = compareInterfaces(before, after);

    expect(changes.map(({ kind }) => kind)).toEqual(Array(4).fill('added'));
    expect(changes.map(({ subject }) => subject)).toEqual(['ping', 'deleteOperation', 'aB', 'other']);
  });
});

test('a name that has to move, because another operation now comes first, is said to have moved', async () => {
  const before = await interfaceOf(version(untidy));
  const after = await interfaceOf(
    version(spec => {
      untidy(spec);
      first(spec.paths, '/sta-tus', ping());
      first(spec.paths, '/status_', ping());
    }),
  );

  const said = compareInterfaces(before, after).map(({ isBreaking, sentence }) => [
    isBreaking,
    sentence.text,
  ]);

  expect(said).toEqual([
    [true, 'getStatus is now called getStatus2'],
    [true, 'the type GetStatusResponse is now called GetStatus2Response'],
    [true, 'the type GetStatusResponseState is now called GetStatus2ResponseState'],
    [false, 'getStatus (GET /status_) is new'],
    [false, 'getStaTus (GET /sta-tus) is new'],
  ]);
});
