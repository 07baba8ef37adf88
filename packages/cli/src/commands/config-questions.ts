import { existsSync } from 'node:fs';
import { requireSafeUrl } from '@token-clients/runtime';
import { requirementsOf } from '../config/credential-requirement.js';
import type { Inputs } from '../config/inputs.js';
import { parseReference } from '../config/secret-reference.js';
import { variablesOf } from '../config/settings.js';
import type { Io } from '../io.js';
import { configSpelling } from '../names.js';
import { terminalWidth } from '../output/width.js';
import type { Provider, ProviderRegistry } from '../providers/registry.js';

/** Asks one question after the other, and again where an answer can't be used. */
export class Questions {
  readonly #io: Io;
  readonly #ask: NonNullable<Io['ask']>;
  /** Lengths of the last question and of its answer, as they stand on the screen. */
  #last = { question: 0, answer: 0 };

  constructor(io: Io, ask: NonNullable<Io['ask']>) {
    this.#io = io;
    this.#ask = ask;
  }

  /**
   * An answer that `read` takes. What it throws is shown, and the question comes again.
   *
   * @param usual what an empty answer stands for
   */
  async until<T>(
    question: string,
    usual: string | undefined,
    read: (answer: string) => T,
  ): Promise<Awaited<T>> {
    for (;;) {
      const shown = usual ? `${question} [${usual}]: ` : `${question}: `;
      const typed = await this.#ask(shown);
      this.#last = { question: shown.length, answer: typed.length };
      const answer = typed.trim() || (usual ?? '');
      try {
        return await read(answer);
      } catch (error) {
        this.note((error as Error).message);
      }
    }
  }

  async yes(question: string, usual: boolean): Promise<boolean> {
    return this.until(`${question} ${usual ? '[Y/n]' : '[y/N]'}`, undefined, answer => {
      if (answer === '') return usual;
      if (/^(y|yes|n|no)$/i.test(answer)) return /^y/i.test(answer);
      throw new Error('Answer y or n.');
    });
  }

  note(text: string): void {
    this.#io.stderr.write(`${text}\n`);
  }

  /** Takes the last answer off the screen: it may be a secret that was typed into the wrong place. */
  forget(): void {
    const { stderr, env } = this.#io;
    if (!stderr.isTerminal) return;
    const columns = terminalWidth(stderr, env) ?? 80;
    const { question, answer } = this.#last;
    const rows = Math.floor((question + answer) / columns) - Math.floor(question / columns) + 1;
    stderr.control(`\x1b[${rows}A\r\x1b[J`);
  }
}

/** What `config init` found out. */
export interface Answers {
  readonly profile: string;
  readonly provider: Provider;
  /** The provider's settings, by their names in the config file. */
  readonly section: Readonly<Record<string, string>>;
  /** Whether all that a token needs was given, and is where it was said to be. */
  readonly isComplete: boolean;
}

/** What is known before the first question. */
interface Known {
  /** Of the config file: relative paths in it start there. */
  readonly directory: string;
  readonly word: string | undefined;
  readonly profile: string | undefined;
  readonly active: string;
}

export async function askAnswers(
  questions: Questions,
  inputs: Inputs,
  providers: ProviderRegistry,
  known: Known,
): Promise<Answers> {
  const profile = known.profile ?? (await questions.until('Profile', known.active, profileName));
  const provider =
    known.word === undefined
      ? await questions.until(`Provider (${providers.names.join(', ')})`, providers.names[0], providers.load)
      : await providers.load(known.word);
  const { servers } = provider.descriptor;
  const section: Record<string, string> = {};
  let isComplete = true;
  const put = (name: string, value: string, required: boolean) => {
    if (value !== '') section[configSpelling(name)] = value;
    else if (required) isComplete = false;
  };

  for (const name of variablesOf(servers)) {
    const variable = servers[0]?.variables?.[name];
    const value = await questions.until(`${name} in ${servers[0]?.url}`, variable?.default, answer =>
      serverVariable(answer, variable?.values),
    );
    if (value !== variable?.default) put(name, value, true);
  }
  const usual = servers[0]?.url;
  const baseUrl = await questions.until('Base URL', usual, answer => baseUrlOf(answer, usual));
  if (baseUrl !== usual) {
    section.base_url = baseUrl;
    isComplete = true;
  }
  for (const { name, description, secret, env, required } of requirementsOf(provider.descriptor)) {
    const label = description.replace(/\.$/, '');
    if (!secret) {
      put(name, await questions.until(label, undefined, answer => answer), required);
      continue;
    }
    const reference = await askReference(questions, label, env[0], required);
    put(name, reference, required);
    if (reference !== '' && !isThere(reference, questions, inputs, known.directory)) isComplete = false;
  }
  return { profile, provider, section, isComplete };
}

function askReference(questions: Questions, label: string, variable: string | undefined, required: boolean) {
  const usual = required && variable !== undefined ? `env:${variable}` : undefined;
  return questions.until(`${label}: where is it? env:NAME, file:PATH or command:LINE`, usual, answer => {
    const reference = parseReference(answer);
    if (answer === '' || (reference && reference.kind !== 'stdin')) return answer;
    questions.forget();
    throw new Error(
      'A secret is not written into the file. Say where it is: env:NAME, file:PATH or command:LINE.',
    );
  });
}

/** Notes what is not there yet. A command is not run: it may ask for something itself. */
function isThere(text: string, questions: Questions, inputs: Inputs, directory: string): boolean {
  const reference = parseReference(text);
  if (reference?.kind === 'env' && inputs.env(reference.target) === undefined) {
    questions.note(`note: ${reference.target} is not set in this shell; set it before you ask for a token.`);
    return false;
  }
  const path = reference?.kind === 'file' ? inputs.path(reference.target, directory) : undefined;
  if (path === undefined || existsSync(path)) return true;
  questions.note(`note: ${path} does not exist yet.`);
  return false;
}

function profileName(answer: string): string {
  if (/^[\w.-]+$/.test(answer)) return answer;
  throw new Error('A profile has letters, digits, dots and dashes.');
}

function serverVariable(answer: string, values: readonly string[] | undefined): string {
  if (values ? values.includes(answer) : /^[\w.-]*$/.test(answer)) return answer;
  throw new Error(`It must be ${values?.join(' or ') ?? 'letters, digits, dots and dashes'}.`);
}

function baseUrlOf(answer: string, usual: string | undefined): string {
  // The spec's own may have variables in it.
  if (answer === usual) return answer;
  try {
    requireSafeUrl(answer, 'base_url', true);
    return answer;
  } catch {
    throw new Error('It must be a URL like https://api.example.com/v1; http only for localhost.');
  }
}
