import { usageError } from '../cli-error.js';
import { quoted } from './shell-quote.js';

/** A token as commands show it. */
export interface TokenView {
  readonly value: string;
  readonly type: string;
  /** Epoch milliseconds; null: unknown. */
  readonly expiresAt: number | null;
  readonly issuedAt: number;
  readonly scope?: string | undefined;
  /** Whether it can be refreshed. */
  readonly refreshable: boolean;
  readonly source: 'cache' | 'acquired' | 'refreshed';
}

/** How `token get` prints a token. */
export interface TokenForm {
  readonly output: string;
  readonly shell: string;
  /** The name of the variable, for `env`. */
  readonly variable: string;
  /** The version of ExecCredential that kubectl expects. */
  readonly execVersion: string;
}

/** Returns a token in the shape that is the same for all providers. */
export function tokenObject(token: TokenView, now: number) {
  const { value, type, scope, expiresAt, source, refreshable } = token;
  return {
    access_token: value,
    token_type: type,
    scope: scope ?? null,
    expires_at: expiresAt === null ? null : iso(expiresAt),
    expires_at_epoch: expiresAt === null ? null : Math.floor(expiresAt / 1000),
    expires_in: expiresAt === null ? null : Math.max(0, Math.floor((expiresAt - now) / 1000)),
    source,
    refreshable,
  };
}

type WriteToken = (token: TokenView, form: TokenForm) => string;

/**
 * How each value of `--output` writes a token; undefined: it prints an object, from which other flags can pick. A new form
 * is one more entry.
 */
const FORMS: Readonly<Record<string, WriteToken | undefined>> = {
  token: ({ value }) => value,
  header: token => `Authorization: ${schemeOf(token)} ${token.value}`,
  bearer: token => `${schemeOf(token)} ${token.value}`,
  json: undefined,
  yaml: undefined,
  env: environmentLines,
  'exec-credential': ({ value, expiresAt }, { execVersion }) =>
    JSON.stringify({
      apiVersion: execVersion,
      kind: 'ExecCredential',
      status: { token: value, ...(expiresAt !== null && { expirationTimestamp: iso(expiresAt) }) },
    }),
  'credential-process': token =>
    JSON.stringify({
      Version: 1,
      AccessKeyId: schemeOf(token),
      SecretAccessKey: token.value,
      SessionToken: token.value,
      ...(token.expiresAt !== null && { Expiration: iso(token.expiresAt) }),
    }),
};

/** The values of `--output`. */
export const TOKEN_OUTPUTS = Object.keys(FORMS);

/** Writes a token in the requested form, without a line end; undefined for the forms that print an object. */
export function tokenText(token: TokenView, form: TokenForm): string | undefined {
  return FORMS[form.output]?.(token, form);
}

/** RFC 6750 spells the scheme like this, whatever the server calls the type. */
function schemeOf({ type }: TokenView): string {
  return /^bearer$/i.test(type) ? 'Bearer' : type;
}

function environmentLines({ value, expiresAt }: TokenView, { shell, variable }: TokenForm): string {
  const assign = ASSIGNMENTS[shell];
  if (!/^[A-Za-z_]\w*$/.test(variable))
    throw usageError('--name must be the name of a variable, such as ACCESS_TOKEN.');
  if (!assign) throw usageError(`--shell must be one of: ${SHELLS.join(', ')}.`);
  const lines = [assign(variable, value)];
  if (expiresAt !== null) lines.push(assign(`${variable}_EXPIRES_AT`, iso(expiresAt)));
  return lines.join('\n');
}

const ASSIGNMENTS: Readonly<Record<string, (name: string, value: string) => string>> = {
  sh: (name, value) => `export ${name}=${quoted(value)}`,
  fish: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}'`,
  powershell: (name, value) => `$Env:${name} = '${value.replaceAll("'", "''")}'`,
  // For a batch file: in quotes only the percent sign is special.
  cmd: (name, value) => `set "${name}=${value.replaceAll('%', '%%')}"`,
  // All readers take single-quoted strings literally. In double quotes, Node's `--env-file` has no backslash escapes.
  dotenv: (name, value) =>
    value.includes("'") ? `${name}="${value.replace(/[\\"$`]/g, '\\$&')}"` : `${name}='${value}'`,
};

/** The values of `--shell`. */
export const SHELLS = Object.keys(ASSIGNMENTS);

/** Formats an instant in UTC with whole seconds, which every reader of ISO 8601 understands. */
function iso(instant: number): string {
  return `${new Date(Math.floor(instant / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
