import { ConfigurationError } from '@token-clients/runtime';
import type { ReceivedRequest } from '../http/request.js';
import type { ChosenResponse, MockOperation, MockResponse } from './mock.js';

interface Choice extends ChosenResponse {
  readonly operations: readonly MockOperation[];
  left: number;
}

/** The responses that a test has chosen for the next requests. */
export class ChosenResponses {
  readonly #operations: readonly MockOperation[];
  readonly #methods: ReadonlyMap<string, string>;
  #choices: Choice[] = [];

  /** @param methods names of operations in the client, and what they are called here: `POST /token` */
  constructor(operations: readonly MockOperation[], methods: ReadonlyMap<string, string>) {
    this.#operations = operations;
    this.#methods = methods;
  }

  /** @throws {ConfigurationError} `configuration` for a response that is not documented */
  choose(chosen: ChosenResponse): void {
    const { times = Infinity } = chosen;
    if (times !== Infinity && !(Number.isInteger(times) && times > 0))
      throw new ConfigurationError('times must be a whole number above 0.', { option: 'times' });
    const operations = this.#operationsOf(chosen).filter(operation =>
      operation.responses.some(response => documents(response, chosen)),
    );
    if (operations.length === 0) throw this.#undocumented(chosen);
    this.#choices.push({ ...chosen, operations, left: times });
  }

  clear(): void {
    this.#choices = [];
  }

  /** Returns the value of the header `Prefer` that makes Prism give the chosen response; undefined: none was chosen. */
  preferenceFor({ method, path }: ReceivedRequest): string | undefined {
    const fitting = this.#choices.filter(({ operations, left }) =>
      left > 0
        ? operations.some(operation => operation.method === method && fits(operation.path, path))
        : false,
    );
    const choice = fitting.find(({ left }) => left < Infinity) ?? fitting.at(-1);
    if (!choice) return undefined;
    choice.left -= 1;
    const { code, example } = choice;
    const parts = [
      ...(code === undefined ? [] : [`code=${code}`]),
      ...(example === undefined ? [] : [`example="${example}"`]),
    ];
    return parts.length > 0 ? parts.join(', ') : undefined;
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

function documents({ status, examples }: MockResponse, { code, example }: ChosenResponse): boolean {
  const covers =
    code === undefined ||
    status === `${code}` ||
    status.toLowerCase() === 'default' ||
    status.toUpperCase() === `${Math.floor(code / 100)}XX`;
  return covers && (example === undefined || examples.includes(example));
}

function titleOf({ method, path }: MockOperation): string {
  return `${method} ${path}`;
}

/** Whether a path is one of a template such as `/token/{id}`. */
function fits(template: string, path: string): boolean {
  const literal = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return new RegExp(
    `^${template
      .split(/\{.+?\}/)
      .map(literal)
      .join('[^/]+')}$`,
  ).test(path);
}
