import { describe, expect, test } from 'vitest';
import { Places } from '../../src/document/places.js';
import { applyOverlays } from '../../src/overlay/apply-overlays.js';
import { apply, failure, overlayOf } from '../support/overlays.js';

type Action = Readonly<Record<string, unknown>>;

const items = () => ({
  openapi: '3.1.0',
  info: { title: 'Items', version: '1' },
  paths: {
    '/items': {
      get: { 'x-traits': ['paged'], tags: ['old', 'kept'], parameters: [{ name: 'dummy', in: 'query' }] },
    },
    '/some-items': { delete: { tags: ['old'] } },
  },
});

describe('an action of an overlay', () => {
  test('update merges objects member by member and leaves the others', () => {
    const made = apply(items(), [
      { target: '$', update: { info: { title: 'New', contact: { name: 'A' } }, 'x-keep': ['a'] } },
    ]);

    expect(made).toEqual({
      ...items(),
      info: { title: 'New', version: '1', contact: { name: 'A' } },
      'x-keep': ['a'],
    });
  });

  test.each<[string, unknown, unknown[]]>([
    ['an object, as one entry', { name: 'top' }, [{ name: 'dummy', in: 'query' }, { name: 'top' }]],
    [
      'a list, entry by entry',
      [{ name: 'a' }, { name: 'b' }],
      [{ name: 'dummy', in: 'query' }, { name: 'a' }, { name: 'b' }],
    ],
    ['a plain value, as one entry', 'x', [{ name: 'dummy', in: 'query' }, 'x']],
  ])('update appends %s to a list', (_, update, expected) => {
    const made = apply(items(), [{ target: '$.paths.*.get.parameters', update }]);

    expect(made).toMatchObject({ paths: { '/items': { get: { parameters: expected } } } });
  });

  test('update appends lists that are inside of objects as well', () => {
    const made = apply(items(), [{ target: "$.paths['/items']", update: { get: { tags: ['new'] } } }]);

    expect(made).toMatchObject({ paths: { '/items': { get: { tags: ['old', 'kept', 'new'] } } } });
  });

  test('update replaces a plain value', () => {
    expect(apply(items(), [{ target: '$.info.title', update: 'New' }])).toMatchObject({
      info: { title: 'New', version: '1' },
    });
  });

  test('update changes every node that is selected, and they share nothing', () => {
    const made = apply(items(), [
      { target: '$.paths.*.*', update: { 'x-more': { list: [1] } } },
      { target: "$.paths['/items'].get['x-more'].list", update: 2 },
    ]);

    expect(made).toMatchObject({
      paths: {
        '/items': { get: { 'x-more': { list: [1, 2] } } },
        '/some-items': { delete: { 'x-more': { list: [1] } } },
      },
    });
  });

  test('remove takes members out of objects and entries out of lists', () => {
    const made = apply(items(), [
      { target: "$.paths.*.*.tags[?@ == 'old']", remove: true },
      { target: "$.paths.*.get.parameters[?@.name == 'dummy']", remove: true, update: 'has no effect' },
      { target: '$.info.version', remove: true },
    ]);

    expect(made).toEqual({
      openapi: '3.1.0',
      info: { title: 'Items' },
      paths: {
        '/items': { get: { 'x-traits': ['paged'], tags: ['kept'], parameters: [] } },
        '/some-items': { delete: { tags: [] } },
      },
    });
  });

  test('remove takes several entries of a list, whose indexes move, and a part inside of a removed part', () => {
    const made = apply({ list: [0, 1, 2, 3, 4], a: { a: { a: 1 } } }, [
      { target: '$.list[1, 3, 0]', remove: true },
      { target: '$..a', remove: true },
    ]);

    expect(made).toEqual({ list: [2, 4] });
  });

  test('copy merges a part of the document into another; with update before and remove after, it moves', () => {
    const made = apply(items(), [
      { target: '$.paths', update: { '/new-items': {} } },
      { target: "$.paths['/new-items']", copy: "$.paths['/items']" },
      { target: "$.paths['/items']", remove: true },
    ]);

    expect(made).toEqual({
      ...items(),
      paths: { '/some-items': items().paths['/some-items'], '/new-items': items().paths['/items'] },
    });
  });

  test('a filter selects by what a part holds', () => {
    const made = apply(items(), [
      { target: "$.paths[?(@.get['x-traits'][?(@ == 'paged')])].get", update: { summary: 'Paged' } },
    ]);

    expect(made).toMatchObject({ paths: { '/items': { get: { summary: 'Paged' } } } });
  });

  test('names of Object.prototype are names', () => {
    const document = JSON.parse('{"schemas":{"__proto__":{"x":1},"constructor":{"x":1}}}');

    const made = apply(document, [
      { target: "$.schemas['__proto__']", update: { y: 2 } },
      { target: '$.schemas.constructor', update: { y: 2 } },
    ]);

    expect(JSON.stringify(made)).toBe('{"schemas":{"__proto__":{"x":1,"y":2},"constructor":{"x":1,"y":2}}}');
    expect(({} as { y?: unknown }).y).toBeUndefined();
  });

  test('the document that was given stays as it is, also where one part stands in two places', () => {
    const shared = { list: [1] };
    const document = { a: shared, b: shared };

    const made = apply(document, [{ target: '$.a.list', update: 2 }]);

    expect(made).toEqual({ a: { list: [1, 2] }, b: { list: [1] } });
    expect(document).toEqual({ a: { list: [1] }, b: { list: [1] } });
  });
});

describe('places', () => {
  const places = new Places('specs/vendor.json');
  const made = applyOverlays(items(), places, [
    overlayOf([
      { target: '$', update: { 'x-token': { acquire: { operation: 'a' } } } },
      { target: "$.paths['/items'].get.parameters", update: [{ name: 'top' }] },
      { target: "$.paths['/some-items']", copy: "$.paths['/items']" },
      { target: '$', update: { info: { version: '2' }, 'x-keep': ['a'] } },
      { target: "$.paths['/items'].get", update: { tags: ['new'], operationId: 'list' } },
      { target: "$.paths['/items'].get.tags[0]", remove: true },
      { target: "$.paths['/items'].get.tags", update: 'last' },
      { target: "$.paths['/items'].get.parameters[0]", remove: true },
      { target: "$.paths['/items'].get.parameters[0].name", update: 'bottom' },
    ]),
  ]);

  test.each([
    [
      '/x-token/acquire/operation',
      'specs/vendor.1.overlay.yaml',
      '/actions/0/update/x-token/acquire/operation',
    ],
    ['/paths/~1items/get/parameters/0', 'specs/vendor.1.overlay.yaml', '/actions/1/update/0'],
    ['/paths/~1items/get/parameters/0/name', 'specs/vendor.1.overlay.yaml', '/actions/8/update'],
    ['/paths/~1items/get/operationId', 'specs/vendor.1.overlay.yaml', '/actions/4/update/operationId'],
    ['/paths/~1items/get/tags', 'specs/vendor.json', '/paths/~1items/get/tags'],
    ['/paths/~1items/get/tags/0', 'specs/vendor.json', '/paths/~1items/get/tags/1'],
    ['/paths/~1items/get/tags/1', 'specs/vendor.1.overlay.yaml', '/actions/4/update/tags/0'],
    ['/paths/~1items/get/tags/2', 'specs/vendor.1.overlay.yaml', '/actions/6/update'],
    ['/info/version', 'specs/vendor.1.overlay.yaml', '/actions/3/update/info/version'],
    ['/x-keep/0', 'specs/vendor.1.overlay.yaml', '/actions/3/update/x-keep/0'],
    ['/paths/~1some-items/delete', 'specs/vendor.json', '/paths/~1some-items/delete'],
    ['/paths/~1some-items/get/tags/0', 'specs/vendor.json', '/paths/~1items/get/tags/0'],
    ['/info/title', 'specs/vendor.json', '/info/title'],
  ])('%s was written in %s at %s', (at, file, pointer) => {
    expect(places.at(made, at)).toEqual({ file, pointer });
  });
});

describe('an overlay is rejected with file and place', () => {
  test.each<[string, readonly Action[], string]>([
    [
      'a target that matches nothing',
      [
        { target: '$.info', update: {} },
        { target: '$.paths.*.put', remove: true },
      ],
      '#/actions/1/target: $.paths.*.put matches nothing.',
    ],
    [
      'a section of Swagger 2.0',
      [{ target: '$.definitions.Token', remove: true }],
      'matches nothing. Overlays apply to the document as OpenAPI 3: write $.components.schemas.',
    ],
    [
      'a copy of nothing',
      [{ target: '$.info', copy: '$.nothing' }],
      '#/actions/0/copy: $.nothing matches nothing.',
    ],
    [
      'a copy of several',
      [{ target: '$.info', copy: '$.paths.*' }],
      '#/actions/0/copy: $.paths.* matches 2 nodes.',
    ],
    [
      'a target that is not JSONPath',
      [{ target: '$.x-a b', remove: true }],
      '#/actions/0/target: $.x-a b is not a query that can be used: ',
    ],
    [
      'a pattern in a target',
      [{ target: "$..[?search(@, '(a+)+$')]", remove: true }],
      'search() is not available, because a pattern can take for ever.',
    ],
    [
      'objects and lists at once',
      [{ target: "$['info', 'paths'].*", update: {} }],
      "#/actions/0/target: $['info', 'paths'].* selects a value and objects.",
    ],
    [
      'an object for a plain value',
      [{ target: '$', update: { info: { title: {} } } }],
      '#/actions/0/update: "info.title" is a plain value, and an object does not go into it.',
    ],
    [
      'removal of everything',
      [{ target: '$', remove: true }],
      '#/actions/0/target: The whole document cannot be removed.',
    ],
    ['an action without effect', [{ target: '$' }], '#/actions/0: This action changes nothing.'],
    [
      'update and copy',
      [{ target: '$', update: {}, copy: '$.info' }],
      '#/actions/0: An action has update or copy, not both.',
    ],
    [
      'a misspelt key',
      [{ target: '$', updates: {} }],
      '#/actions/0/updates: An overlay has no "updates" here.',
    ],
    ['no target', [{ update: {} }], '#/actions/0: An action has a target'],
  ])('%s', (_, actions, message) => {
    expect(failure(() => apply(items(), actions))).toContain(message);
    expect(failure(() => apply(items(), actions))).toMatch(/^specs\/vendor\.1\.overlay\.yaml#\//);
  });

  test.each<[string, readonly Action[], string]>([
    ['copy', [{ target: '$.info', copy: '$.paths' }], 'Overlay 1.0 has no copy'],
    ['a plain value as target', [{ target: '$.info.title', update: 'x' }], 'which Overlay 1.0 cannot change'],
  ])('of version 1.0: %s', (_, actions, message) => {
    expect(failure(() => apply(items(), actions, '1.0.0'))).toContain(message);
  });

  test.each<[string, string, string]>([
    [
      'a version of the future',
      'overlay: 2.0.0',
      'Overlay 2.0.0 cannot be read. Write it as Overlay 1.0 or 1.1.',
    ],
    ['no overlay at all', 'openapi: 3.1.0', 'This is not an OpenAPI Overlay.'],
    [
      'no actions',
      'overlay: 1.0.0\ninfo: { title: a, version: b }\nactions: []',
      '#/actions: An overlay has a list of actions',
    ],
    ['broken YAML', 'overlay: 1.0.0\n  info: {', 'specs/o.yaml:2:7: This is not YAML'],
    ['a key that is there twice', 'overlay: 1.0.0\noverlay: 1.1.0', 'specs/o.yaml:2:1: The key "overlay" is'],
  ])('%s', (_, text, message) => {
    const document = items();

    expect(
      failure(() => applyOverlays(document, new Places('a'), [{ specName: 'specs/o.yaml', text }])),
    ).toContain(message);
  });
});
