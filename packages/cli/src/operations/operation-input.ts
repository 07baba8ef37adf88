import type { FieldReference, OperationReference } from '@token-clients/runtime';
import { usageError } from '../cli-error.js';
import type { Context } from '../command.js';
import { describeReference, parseReference, placeOf, readReference } from '../config/secret-reference.js';
import type { Settings } from '../config/settings.js';
import { colours } from '../output/colours.js';
import type { Placeholders } from '../preview/placeholders.js';
import { parseExactly } from './exact-json.js';
import { additionalFlag, type FieldFlag, takesFile } from './operation-flags.js';
import { parseObject, readRequest } from './read-request.js';
import { fileFrom, wholeBodyFlag } from './whole-body.js';

/** Values by wire name, as flags and `--request` give them. */
export type Fields = Record<string, unknown>;

/**
 * Collects the fields that the command line gives: `--request`, then further members, then flags, which win.
 *
 * @param placeholders takes the place of secrets that a flag says where to find
 * @throws {CliError} `usage` for a value that is not of the field's type · `configuration` for a secret that can't be read
 */
export async function fieldsFromArgs(
  context: Context,
  settings: Settings,
  reference: OperationReference,
  flags: readonly FieldFlag[],
  placeholders?: Placeholders,
): Promise<Fields> {
  const { args, io, secrets } = context;
  const { inputs, provider } = settings;
  const isSecret = (name: string) =>
    provider.descriptor.secretFields.includes(name) ||
    flags.some(({ field }) => field.name === name && field.secret);
  const visible: string[] = [];
  const fields: Fields = {};
  const remember = (name: string, value: unknown) => {
    fields[name] = value;
    if (isSecret(name) && typeof value === 'string' && value !== '') secrets.push(value);
  };

  onlyOneStdin(context, reference, flags);
  const request = args.text('request');
  if (request !== undefined) {
    const read = await readRequest(request, reference, io, path => inputs.path(path));
    for (const [name, value] of Object.entries(read.fields)) remember(name, value);
    for (const sentence of read.unsure) warn(io, sentence);
    if (read.literal && Object.keys(read.fields).some(isSecret)) visible.push('request');
  }
  const additional = additionalFlag(reference);
  const more = additional && args.text(additional.name);
  if (additional && more !== undefined) {
    const members = parseObject(more, `--${additional.name}`);
    for (const [name, value] of Object.entries(members)) remember(name, value);
    if (Object.keys(members).some(isSecret)) visible.push(additional.name);
  }
  for (const { name, field } of flags) {
    const text = args.text(name);
    if (text === undefined) continue;
    const from = field.secret ? parseReference(text) : undefined;
    if (field.secret && !from && text !== '') visible.push(name);
    if (!field.secret && text.startsWith('@') && takesFile(field, reference.body)) {
      remember(
        field.name,
        fileFrom(text, name, path => inputs.path(path)),
      );
      continue;
    }
    if (from && placeholders && field.type === 'string') {
      remember(field.name, placeholders.add(`--${name}`, placeOf(from, inputs), describeReference(from)));
      continue;
    }
    remember(
      field.name,
      convert(
        from ? await readReference(from, `--${name} (${describeReference(from)})`, io, inputs) : text,
        name,
        field,
        reference,
      ),
    );
  }
  if (visible.length > 0) warnOfVisible(context, settings, visible);
  return fields;
}

/** A secret on the command line: these commands promise the vendor's own flags, so it works, with a warning. */
function warnOfVisible({ io }: Context, { inputs }: Settings, names: readonly string[]): void {
  const flags = names.map(name => `--${name}`).join(', ');
  const why = 'a secret on the command line can be seen by other users of this machine';
  const instead = 'Use env:NAME, file:PATH, command:LINE or - in its place';
  const strict = inputs.env('TOKEN_CLIENTS_STRICT');
  if (strict && strict !== '0')
    throw usageError(`${flags}: ${why}, and TOKEN_CLIENTS_STRICT forbids it. ${instead}.`);
  warn(io, `${flags}: ${why}. ${instead}.`);
}

function warn({ stderr, env }: Context['io'], sentence: string): void {
  const { yellow } = colours(stderr, env);
  stderr.control(yellow('warning:'));
  stderr.write(` ${sentence}\n`);
}

function onlyOneStdin({ args }: Context, reference: OperationReference, flags: readonly FieldFlag[]): void {
  const whole = wholeBodyFlag(reference);
  const names = [
    'request',
    ...(whole ? [whole.name] : []),
    ...flags.filter(({ field }) => field.secret).map(({ name }) => name),
  ];
  const readers = names.filter(name => args.text(name) === '-');
  if (args.on('private-key-stdin')) readers.push('private-key-stdin');
  if (readers.length > 1)
    throw usageError(`Only one of ${readers.map(name => `--${name}`).join(', ')} can read stdin.`);
}

/** A flag's text as the JSON type that the spec wants. */
function convert(
  text: string,
  flag: string,
  { type, values, ...field }: FieldReference,
  { operation }: OperationReference,
): unknown {
  const wrong = (wanted: string) => usageError(`--${flag} must be ${wanted}.`);
  const listed = <Value extends string | number | boolean>(value: Value): Value => {
    if (values && !values.includes(value)) throw wrong(`one of: ${values.join(', ')}`);
    return value;
  };
  switch (type) {
    case 'integer':
    case 'number': {
      const number = Number(text);
      if (text.trim() === '' || !Number.isFinite(number) || (type === 'integer' && !Number.isInteger(number)))
        throw wrong(type === 'integer' ? 'a whole number' : 'a number');
      if (type === 'number' || Number.isSafeInteger(number)) return listed(number);
      if (!/^-?\d+$/.test(text) || (field.in === 'body' && operation.body === 'json'))
        throw wrong(`a whole number up to ${Number.MAX_SAFE_INTEGER}: a larger one would be rounded`);
      return BigInt(text);
    }
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw wrong('true or false');
      return listed(text === 'true');
    case 'array':
    case 'object': {
      const value = jsonOf(text, `--${flag}`);
      if (
        type === 'array'
          ? !Array.isArray(value)
          : typeof value !== 'object' || value === null || Array.isArray(value)
      )
        throw wrong(`a JSON ${type}`);
      return value;
    }
    default:
      return listed(text);
  }
}

function jsonOf(text: string, flag: string): unknown {
  try {
    return parseExactly(text, flag);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
