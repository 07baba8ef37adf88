import { ConfigurationError } from '@token-clients/runtime';
import { pathMatcher } from '../http/path-template.js';
import type { ReceivedRequest } from '../http/request.js';
import { preference } from './example-key.js';
import type { ChosenResponse, MockOperation, MockResponse } from './mock.js';

interface Choice {
  readonly operation: MockOperation;
  readonly isAt: (path: string) => boolean;
  readonly prefer: string;
}

/** One call of `respondWith()`: a choice for each operation that has the response. */
interface Chosen {
  readonly choices: readonly Choice[];
  left: number;
}

/** The responses that a test has chosen for the next requests. */
export class ChosenResponses {
  readonly #operations: readonly MockOperation[];
  readonly #methods: ReadonlyMap<string, string>;
  #chosen: Chosen[] = [];

  /** @param methods names of operations in the client, and what they are called here: `POST /token` */
  constructor(operations: readonly MockOperation[], methods: ReadonlyMap<string, string>) {
    this.#operations = operations;
    this.#methods = methods;
  }

  /** @throws {ConfigurationError} `configuration` for a response that is not documented */
  choose(wanted: ChosenResponse): void {
    const { times = Infinity } = wanted;
    if (times !== Infinity && !(Number.isInteger(times) && times > 0))
      throw new ConfigurationError('times must be a whole number above 0.', { option: 'times' });
    const choices = this.#operationsOf(wanted).flatMap(operation => choiceOf(operation, wanted) ?? []);
    if (choices.length === 0) throw this.#undocumented(wanted);
    this.#chosen = [...this.#chosen.filter(({ left }) => left > 0), { choices, left: times }];
  }

  clear(): void {
    this.#chosen = [];
  }

  /** Returns the value of the header `Prefer` that makes Prism give the chosen response; undefined: none was chosen. */
  preferenceFor({ method, path }: ReceivedRequest): string | undefined {
    const fitting = this.#chosen.flatMap(chosen => {
      const choice = chosen.choices.find(({ operation, isAt }) => operation.method === method && isAt(path));
      return choice && chosen.left > 0 ? [{ chosen, choice }] : [];
    });
    const next = fitting.find(({ chosen }) => chosen.left < Infinity) ?? fitting.at(-1);
    if (next) next.chosen.left -= 1;
    return next?.choice.prefer || undefined;
  }

  #operationsOf({ operation: name }: ChosenResponse): readonly MockOperation[] {
    if (name === undefined) return this.#operations;
    const wanted = this.#methods.get(name) ?? name;
    const found = this.#operations.filter(
      operation => operation.operationId === wanted || titleOf(operation) === wanted,
    );
    if (found.length > 0) return found;
    const known = this.#operations.map(operation => operation.operationId ?? titleOf(operation));
    throw new ConfigurationError(
      `The mock has no operation ${JSON.stringify(name)}. Its operations are: ${known.join(', ')}.`,
      { option: 'operation' },
    );
  }

  #undocumented(chosen: ChosenResponse): ConfigurationError {
    const { code, example } = chosen;
    const wanted = [code ?? [], example === undefined ? [] : JSON.stringify(example)].flat().join(' ');
    const known = this.#operationsOf(chosen).map(operation => {
      const responses = operation.responses.map(({ status, examples }) => [status, ...examples].join(' '));
      return `${titleOf(operation)} (${responses.join('; ')})`;
    });
    return new ConfigurationError(
      `The spec documents no response ${wanted}. Choose one of those that it has: ${known.join(', ')}.`,
      { option: code === undefined ? 'example' : 'code' },
    );
  }
}

/** Chooses a response of an operation; undefined if it documents none such. */
function choiceOf(operation: MockOperation, { code, example }: ChosenResponse): Choice | undefined {
  const fitting = operation.responses.filter(
    response =>
      (code === undefined || covers(response, code)) &&
      (example === undefined || response.examples.includes(example)),
  );
  const response = fitting.find(({ status }) => status.startsWith('2')) ?? fitting[0];
  if (!response) return undefined;
  // An example alone is that of the response which has it; nothing at all is what a mock responds by itself.
  const status = code ?? (example === undefined ? undefined : codeOf(response));
  const match = pathMatcher(operation.path);
  return {
    operation,
    isAt: path => match(path) !== undefined,
    prefer: preference({ code: status, example }),
  };
}

function covers({ status }: MockResponse, code: number): boolean {
  return (
    status === `${code}` ||
    status.toLowerCase() === 'default' ||
    status.toUpperCase() === `${Math.floor(code / 100)}XX`
  );
}

/** Returns a status that is in a response's range; undefined for `default`, which has none of its own. */
function codeOf({ status }: MockResponse): number | undefined {
  const code = Number(status.replace(/XX$/i, '00'));
  return Number.isNaN(code) ? undefined : code;
}

function titleOf({ method, path }: MockOperation): string {
  return `${method} ${path}`;
}
