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

/** Asks questions, and repeats a question if the reply can't be used. */
export class Questions {
  readonly #io: Io;
  readonly #ask: NonNullable<Io['ask']>;
  /** Lengths of the last question and its reply on the screen. */
  #last = { question: 0, reply: 0 };

  constructor(io: Io, ask: NonNullable<Io['ask']>) {
    this.#io = io;
    this.#ask = ask;
  }

  /**
   * Asks until `read` accepts the reply. Shows the message of what `read` throws.
   *
   * @param defaultValue the value of an empty reply
   */
  async until<T>(
    question: string,
    defaultValue: string | undefined,
    read: (reply: string) => T,
  ): Promise<Awaited<T>> {
    for (;;) {
      const shown = defaultValue ? `${question} [${defaultValue}]: ` : `${question}: `;
      const typed = await this.#ask(shown);
      this.#last = { question: shown.length, reply: typed.length };
      const reply = typed.trim() || (defaultValue ?? '');
      try {
        return await read(reply);
      } catch (error) {
        this.note((error as Error).message);
      }
    }
  }

  /** Asks a question for yes or no. */
  async yes(question: string, defaultValue: boolean): Promise<boolean> {
    return this.until(`${question} ${defaultValue ? '[Y/n]' : '[y/N]'}`, undefined, reply => {
      if (reply === '') return defaultValue;
      if (/^(y|yes|n|no)$/i.test(reply)) return /^y/i.test(reply);
      throw new Error('Please type y or n.');
    });
  }

  /** Writes a line to stderr. */
  note(text: string): void {
    this.#io.stderr.write(`${text}\n`);
  }

  /** Removes the last reply from the screen: it may be a secret that was typed in the wrong place. */
  forget(): void {
    const { stderr, env } = this.#io;
    if (!stderr.isTerminal) return;
    const columns = terminalWidth(stderr, env) ?? 80;
    const { question, reply } = this.#last;
    const rows = Math.floor((question + reply) / columns) - Math.floor(question / columns) + 1;
    stderr.control(`\x1b[${rows}A\r\x1b[J`);
  }
}

/** The settings that the user gave. */
export interface NewSettings {
  readonly profile: string;
  readonly provider: Provider;
  /** The provider's settings, by their names in the config file. */
  readonly section: Readonly<Record<string, string>>;
  /** Whether everything that a token request needs was given and exists. */
  readonly isComplete: boolean;
}

/** What is known before the first question. */
interface Known {
  /** The directory of the config file, where relative paths in it start. */
  readonly directory: string;
  readonly word: string | undefined;
  readonly profile: string | undefined;
  readonly active: string;
}

/** Asks for a profile and the settings of one provider. */
export async function askSettings(
  questions: Questions,
  inputs: Inputs,
  providers: ProviderRegistry,
  known: Known,
): Promise<NewSettings> {
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
    const value = await questions.until(`${name} in ${servers[0]?.url}`, variable?.default, reply =>
      serverVariable(reply, variable?.values),
    );
    if (value !== variable?.default) put(name, value, true);
  }
  const defaultValue = servers[0]?.url;
  const baseUrl = await questions.until('Base URL', defaultValue, reply => baseUrlOf(reply, defaultValue));
  if (baseUrl !== defaultValue) {
    section.base_url = baseUrl;
    isComplete = true;
  }
  for (const { name, description, secret, env, required } of requirementsOf(provider.descriptor)) {
    const label = description.replace(/\.$/, '');
    if (!secret) {
      put(name, await questions.until(label, undefined, reply => reply), required);
      continue;
    }
    const reference = await askReference(questions, label, env[0], required);
    put(name, reference, required);
    if (reference !== '' && !isThere(reference, questions, inputs, known.directory)) isComplete = false;
  }
  return { profile, provider, section, isComplete };
}

function askReference(questions: Questions, label: string, variable: string | undefined, required: boolean) {
  const defaultValue = required && variable !== undefined ? `env:${variable}` : undefined;
  return questions.until(
    `${label}: where is it kept? env:NAME, file:PATH or command:LINE`,
    defaultValue,
    reply => {
      const reference = parseReference(reply);
      if (reply === '' || (reference && reference.kind !== 'stdin')) return reply;
      questions.forget();
      throw new Error(
        'The secret itself is not written into the file. Type where it is kept: env:NAME, file:PATH or command:LINE.',
      );
    },
  );
}

/** Notes a variable or file that does not exist yet. A command is not run, because it may ask questions itself. */
function isThere(text: string, questions: Questions, inputs: Inputs, directory: string): boolean {
  const reference = parseReference(text);
  if (reference?.kind === 'env' && inputs.env(reference.target) === undefined) {
    questions.note(`note: ${reference.target} is not set in this shell. Set it before you request a token.`);
    return false;
  }
  const path = reference?.kind === 'file' ? inputs.path(reference.target, directory) : undefined;
  if (path === undefined || existsSync(path)) return true;
  questions.note(`note: ${path} does not exist yet.`);
  return false;
}

function profileName(reply: string): string {
  if (/^[\w.-]+$/.test(reply)) return reply;
  throw new Error('The name of a profile can have letters, digits, dots and dashes.');
}

function serverVariable(reply: string, values: readonly string[] | undefined): string {
  if (values ? values.includes(reply) : /^[\w.-]*$/.test(reply)) return reply;
  throw new Error(`It must be ${values?.join(' or ') ?? 'letters, digits, dots and dashes'}.`);
}

function baseUrlOf(reply: string, defaultValue: string | undefined): string {
  // The default URL in the spec may contain variables.
  if (reply === defaultValue) return reply;
  try {
    requireSafeUrl(reply, 'base_url', true);
    return reply;
  } catch {
    throw new Error('It must be a URL like https://api.example.com/v1; http only for localhost.');
  }
}
