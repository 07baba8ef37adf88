import type { ErrorMapping, Operation } from '@token-clients/runtime';
import {
  array,
  boolean,
  custom,
  exactOptional,
  type GenericSchema,
  integer,
  number,
  picklist,
  pipe,
  readonly,
  record,
  strictObject,
  union,
} from 'valibot';
import { exact, exactList, identifier, nameList, wireName } from './strings.js';

/** What a failed request may mean. */
export const failureKind = picklist([
  'transient',
  'throttled',
  'credential',
  'grant',
  'locked',
  'malformed',
  'request',
]);

/** Makes the compiler find a member of a type that its schema forgot, and would reject. */
export type Members<Type> = Readonly<Record<keyof Type, unknown>>;

export const integers = pipe(array(pipe(number(), integer())), readonly());

/** Code of the runtime that the client brings, such as what writes a multipart body. */
function made<Value extends object>(...methods: (keyof Value & string)[]): GenericSchema<unknown, Value> {
  return custom<Value>(
    value =>
      typeof value === 'object' &&
      value !== null &&
      methods.every(name => typeof (value as Record<string, unknown>)[name] === 'function'),
    `must have ${methods.map(name => `${name}()`).join(', ')}`,
  );
}

const fill = custom<(values: Readonly<Record<string, string | undefined>>) => string>(
  value => typeof value === 'function',
  'must be a function',
);

export const servers = pipe(
  array(
    strictObject({
      url: wireName,
      variables: exactOptional(
        record(wireName, strictObject({ default: exactOptional(exact), values: exactOptional(exactList) })),
      ),
      fill: exactOptional(fill),
    }),
  ),
  readonly(),
);

const errors = strictObject({
  code: exactList,
  message: exactList,
  id: exactOptional(exactList),
  kinds: exactOptional(record(failureKind, exactList)),
  spellings: exactOptional(record(exact, exact)),
} satisfies Members<ErrorMapping>);

/**
 * One operation. A member that this version does not know may change what is sent, so it is an error.
 */
export const operation: GenericSchema<unknown, Operation> = strictObject({
  name: identifier,
  method: wireName,
  path: wireName,
  key: exactOptional(wireName),
  servers: exactOptional(servers),
  body: exactOptional(
    union([picklist(['json', 'form']), made<Exclude<Operation['body'] & object, string>>('write')]),
  ),
  needsBody: exactOptional(boolean()),
  query: exactOptional(nameList),
  header: exactOptional(nameList),
  parameters: exactOptional(made<NonNullable<Operation['parameters']>>('query', 'path', 'headers')),
  required: exactOptional(nameList),
  accept: exactOptional(wireName),
  response: exactOptional(made<NonNullable<Operation['response']>>('read')),
  token: exactOptional(exact),
  tokenless: exactOptional(integers),
  signature: exactOptional(wireName),
  secrets: exactOptional(nameList),
  errors: exactOptional(errors),
} satisfies Members<Operation>);
