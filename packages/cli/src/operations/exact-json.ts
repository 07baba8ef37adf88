import { usageError } from '../cli-error.js';

/** Strings, which are passed over, and integers. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?![\d.eE])/g;

/**
 * Parses JSON, in which every integer must be one that a number holds exactly.
 *
 * @throws {CliError} `usage` for a larger integer: it would be sent as another one. What was given is not in the message
 * @throws {SyntaxError} when it is not JSON
 */
export function parseExactly(json: string, flag: string): unknown {
  const value: unknown = JSON.parse(json);
  for (const [token] of json.matchAll(TOKENS))
    if (!token.startsWith('"') && !Number.isSafeInteger(Number(token)))
      throw usageError(
        `${flag} has an integer beyond ${Number.MAX_SAFE_INTEGER}, which JSON numbers do not hold exactly here. Write it in quotes if the API takes that.`,
      );
  return value;
}
