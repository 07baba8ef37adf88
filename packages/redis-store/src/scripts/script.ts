import { createHash } from 'node:crypto';

/** How an argument crosses to Lua. `text`: absent and empty are the same there, `nil`. Numbers are whole. */
type Kind = 'text' | 'number' | 'flag';
type Value = { readonly text: string; readonly number: number; readonly flag: boolean };

/** The names of a script's arguments, and how each crosses. */
export type ScriptFields = Readonly<Record<string, Kind>>;

/** The arguments of a script, by name. */
export type ScriptArguments<Fields extends ScriptFields> = {
  readonly [Name in keyof Fields]: Value[Fields[Name]] | undefined;
};

/** A Lua script over one key. Its reply is a list of strings: a word, the time of the record, and what the word needs. */
export interface ScriptText {
  readonly name: string;
  readonly lua: string;
  /** By which Redis knows it (EVALSHA). */
  readonly sha: string;
}

/** A script with the names of its arguments. */
export interface Script<Fields extends ScriptFields> extends ScriptText {
  /** Writes the arguments in the order in which the script reads them. */
  toArguments(values: ScriptArguments<Fields>): string[];
}

/**
 * Makes a script.
 *
 * @param fields its arguments: each is a local variable of that name in `body`
 * @param prelude what it shares with other scripts
 */
export function script<const Fields extends ScriptFields>(
  name: string,
  fields: Fields,
  prelude: string,
  body: string,
): Script<Fields> {
  const names = Object.keys(fields);
  const read = names.map((field, index) => {
    const argument = `ARGV[${index + 1}]`;
    if (fields[field] === 'number') return `tonumber(${argument})`;
    return fields[field] === 'flag' ? `${argument} == '1'` : `text(${argument})`;
  });
  const lua = [
    `-- token-clients: ${name}`,
    "local function text(argument) if argument ~= '' then return argument end end",
    ...(names.length > 0 ? [`local ${names.join(', ')} = ${read.join(', ')}`] : []),
    prelude.trim(),
    body.trim(),
  ].join('\n');
  return {
    name,
    lua,
    sha: createHash('sha1').update(lua).digest('hex'),
    toArguments: values => names.map(field => write(values[field as keyof Fields])),
  };
}

function write(value: string | number | boolean | undefined): string {
  if (value === undefined || value === false) return '';
  if (value === true) return '1';
  return typeof value === 'number' ? whole(value) : value;
}

/** Lua reads no infinity. */
function whole(value: number): string {
  return String(Math.round(Math.min(value, Number.MAX_SAFE_INTEGER)));
}
