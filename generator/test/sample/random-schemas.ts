import fc from 'fast-check';

/** Schemas of the kinds that vendors write, none of which excludes every value by itself. */
// Not `__proto__`, of which Ajv has another opinion.
const word = fc.constantFrom('a', 'b', 'c', 'id', 'kind', 'x-y', 'constructor');

const text = fc
  .record(
    {
      minLength: fc.nat(12),
      maxLength: fc.integer({ min: 12, max: 40 }),
      pattern: fc.constantFrom('^[a-z]', '[0-9]$', '^[A-Z]{2}\\d*', '^(foo|bar)', '^[^@]+$'),
    },
    { requiredKeys: [] },
  )
  .map(limits => ({ type: 'string', ...limits }));

const formatted = fc
  .constantFrom('date-time', 'date', 'uuid', 'email', 'uri', 'ipv4', 'hostname', 'byte', 'password')
  .map(format => ({ type: 'string', format }));

const number = fc
  .record(
    {
      minimum: fc.integer({ min: -50, max: 50 }),
      maximum: fc.integer({ min: 60, max: 500 }),
      multipleOf: fc.constantFrom(1, 2, 5, 0.5),
    },
    { requiredKeys: [] },
  )
  .chain(limits => fc.constantFrom('integer', 'number').map(type => ({ type, ...limits })));

const exclusive = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 2, max: 9 }))
  .map(([low, span]) => ({ type: 'integer', exclusiveMinimum: low, exclusiveMaximum: low + span }));

const listed = fc
  .uniqueArray(fc.oneof(fc.string({ maxLength: 5 }), fc.integer()), { minLength: 1, maxLength: 4 })
  .map(values => ({ enum: values }));

const leaf = fc.oneof(
  text,
  formatted,
  number,
  exclusive,
  listed,
  fc.constant({ type: 'boolean' }),
  fc
    .constantFrom('example', '', 1, true)
    .map(value => ({ type: ['string', 'integer'], not: { const: value } })),
  fc.constant({ type: ['string', 'null'] }),
  fc.constant({}),
);

/** Any schema: leaves, lists, maps, objects, and choices of each. */
export const schemas: fc.Arbitrary<object> = fc.letrec<{ schema: object }>(tie => {
  const schema = tie('schema');
  const list = fc
    .record(
      {
        items: schema,
        minItems: fc.nat(3),
        maxItems: fc.integer({ min: 3, max: 6 }),
        prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: ['items'] },
    )
    .map(limits => ({ type: 'array', ...limits }));
  const object = fc
    .uniqueArray(fc.tuple(word, schema, fc.boolean()), { maxLength: 4, selector: ([name]) => name })
    .chain(fields =>
      fc.constantFrom({}, { additionalProperties: false }, { additionalProperties: true }).map(others => ({
        type: 'object',
        properties: Object.fromEntries(fields.map(([name, field]) => [name, field])),
        required: fields.filter(([, , isRequired]) => isRequired).map(([name]) => name),
        ...others,
      })),
    );
  const distinct = fc
    .tuple(fc.oneof(text, formatted, number), fc.nat(3))
    .map(([items, minItems]) => ({ type: 'array', uniqueItems: true, minItems, items }));
  const map = fc.tuple(schema, fc.nat(3)).map(([additionalProperties, minProperties]) => ({
    type: 'object',
    additionalProperties,
    minProperties,
  }));
  // Each variant says which one it is, as APIs have it.
  const variants = fc.array(object, { minLength: 1, maxLength: 3 }).chain(all =>
    fc.constantFrom('oneOf', 'anyOf').map(key => ({
      [key]: all.map((one, index) => ({
        ...one,
        properties: { ...one.properties, variant: { enum: [`v${index}`] } },
        required: [...one.required, 'variant'],
      })),
    })),
  );
  const whole = fc.tuple(object, schema).map(([one, extra]) => ({
    allOf: [
      { ...one, additionalProperties: true },
      { type: 'object', required: ['extra'], properties: { extra } },
    ],
  }));
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      list,
      distinct,
      object,
      map,
      variants,
      whole,
    ),
  };
}).schema;
