/** Schemas that the others refer to. */
export const components = {
  schemas: {
    Tree: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        child: { $ref: '#/components/schemas/Tree' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
      },
    },
    Endless: {
      type: 'object',
      required: ['child'],
      properties: { child: { $ref: '#/components/schemas/Endless' } },
    },
    Json: {
      anyOf: [
        { type: 'object', additionalProperties: { $ref: '#/components/schemas/Json' } },
        { type: 'array', items: { $ref: '#/components/schemas/Json' } },
        { type: 'string' },
      ],
    },
    Key: {
      type: 'object',
      required: ['kind', 'key'],
      properties: { kind: { type: 'string', enum: ['key'] }, key: { type: 'string', format: 'uuid' } },
    },
    Code: {
      type: 'object',
      required: ['kind', 'code'],
      properties: {
        kind: { type: 'string', enum: ['code'] },
        code: { type: 'string', pattern: '^[0-9]{6}$' },
      },
    },
  },
};
/** Schemas by what they ask for. */
export const schemas: [string, object][] = [
  ['a string', { type: 'string' }],
  ['nothing', {}],
  ['a minimum', { type: 'integer', minimum: 5 }],
  ['an exclusive minimum', { type: 'integer', exclusiveMinimum: 5 }],
  ['a maximum below zero', { type: 'number', maximum: -3.5 }],
  ['an exclusive maximum below zero', { type: 'integer', exclusiveMaximum: -3 }],
  ['a multiple', { type: 'integer', minimum: 5, multipleOf: 7 }],
  ['a multiple of a fraction', { type: 'number', exclusiveMinimum: 5, multipleOf: 0.01 }],
  ['a narrow range', { type: 'number', exclusiveMinimum: 0.1, exclusiveMaximum: 0.2 }],
  ['a range of one integer', { type: 'integer', minimum: 7, maximum: 7 }],
  ['32 bits', { type: 'integer', format: 'int32', minimum: 2_000_000_000 }],
  ['64 bits', { type: 'integer', format: 'int64' }],
  ['a least length', { type: 'string', minLength: 50 }],
  ['a greatest length', { type: 'string', maxLength: 2 }],
  ['no characters', { type: 'string', maxLength: 0 }],
  ...[
    'date-time',
    'date',
    'time',
    'duration',
    'uuid',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uri',
    'uri-reference',
    'byte',
    'json-pointer',
    'regex',
    'password',
    'binary',
  ].map((format): [string, object] => [`the format ${format}`, { type: 'string', format }]),
  ['a pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' }],
  ['a pattern without anchors', { type: 'string', pattern: '[0-9]' }],
  ['a pattern with alternatives', { type: 'string', pattern: '^(foo|bar)+[^a-z]?$' }],
  ['a pattern that looks ahead', { type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d).{8,}$' }],
  ['a pattern of letters', { type: 'string', pattern: '^\\p{L}+$' }],
  ['a pattern and a length', { type: 'string', pattern: '^[a-f0-9]+$', minLength: 64, maxLength: 64 }],
  ['a pattern of Basic', { type: 'string', pattern: '^Basic [A-Za-z0-9+/=]+$' }],
  ['an enum', { enum: ['a', 'b'] }],
  ['a const', { const: { a: [1] } }],
  ['null', { type: 'null' }],
  ['a type or null', { type: ['integer', 'null'], minimum: 3 }],
  ['a list', { type: 'array', items: { type: 'integer' } }],
  [
    'a list of distinct strings',
    { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'string' } },
  ],
  [
    'a list of distinct values',
    { type: 'array', uniqueItems: true, minItems: 2, items: { enum: ['a', 'b'] } },
  ],
  [
    'a list of distinct dates',
    { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'string', format: 'date' } },
  ],
  [
    'a list of distinct objects',
    {
      type: 'array',
      uniqueItems: true,
      minItems: 2,
      items: { type: 'object', required: ['a'], properties: { a: { type: 'integer', minimum: 9 } } },
    },
  ],
  ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], minItems: 2 }],
  ['a map', { type: 'object', additionalProperties: { type: 'integer', minimum: 3 } }],
  [
    'a least number of properties',
    { type: 'object', minProperties: 3, additionalProperties: { type: 'string' } },
  ],
  [
    'a greatest number of properties',
    {
      type: 'object',
      maxProperties: 1,
      required: ['b'],
      properties: { a: { type: 'string' }, b: { type: 'string' } },
    },
  ],
  ['a required property without a schema', { type: 'object', required: ['a'] }],
  [
    'one of two objects',
    { oneOf: [{ $ref: '#/components/schemas/Key' }, { $ref: '#/components/schemas/Code' }] },
  ],
  [
    'one of two objects by a discriminator',
    {
      discriminator: { propertyName: 'kind', mapping: { code: '#/components/schemas/Code' } },
      oneOf: [{ $ref: '#/components/schemas/Code' }, { $ref: '#/components/schemas/Key' }],
    },
  ],
  [
    'one of two required properties',
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'integer' }, c: { type: 'string' } },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
  ],
  [
    'two choices at once',
    {
      allOf: [
        { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
        { anyOf: [{ required: ['c'], properties: { c: { type: 'integer' } } }, { required: ['d'] }] },
      ],
      properties: { a: { type: 'string' }, b: { type: 'string' } },
    },
  ],
  [
    'all of two bounds',
    {
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string', minLength: 3 } } },
        { properties: { a: { maxLength: 4 } } },
      ],
    },
  ],
  [
    'all of a closed object and another',
    {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
        { type: 'object', properties: { b: { type: 'string' } } },
      ],
    },
  ],
  ['what contains itself', { $ref: '#/components/schemas/Tree' }],
  ['any JSON', { $ref: '#/components/schemas/Json' }],
  ['something else', { type: 'string', not: { enum: ['example'] } }],
  [
    'names of Object.prototype',
    {
      type: 'object',
      required: ['toString'],
      properties: { toString: { type: 'string' }, constructor: { type: 'integer' } },
    },
  ],
];
