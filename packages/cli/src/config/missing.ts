import { type CliError, configurationError } from '../cli-error.js';
import type { Io } from '../io.js';
import { type NamedProvider, onCommandLine } from '../providers/registry.js';
import type { CredentialRequirement } from './credential-requirement.js';
import type { Credential } from './credentials.js';
import { secretText } from './secret-reference.js';

/** Creates one error that names all missing credentials and where to give each of them. */
export function missingError(
  provider: NamedProvider,
  missing: readonly CredentialRequirement[],
  what = 'this is missing',
): CliError {
  const lines = missing.map(({ description, ...one }) => `  ${placesOf(one)}: ${description}`);
  return configurationError(
    `${provider.name}: nothing was sent, because ${what}:\n${lines.join('\n')}\nTo set up the config file step by step, run: token-clients config init ${onCommandLine(provider)}`,
  );
}

/** Lists where a credential can be given, such as `--client-secret-file, --client-secret-stdin or CLIENT_SECRET`. */
function placesOf({ flag, secret, env }: Pick<CredentialRequirement, 'flag' | 'secret' | 'env'>): string {
  const flags = secret ? [`--${flag}-file`, `--${flag}-stdin`] : [`--${flag}`];
  const all = [...flags, ...env.slice(0, 1)];
  return `${all.slice(0, -1).join(', ')}${all.length > 1 ? ' or ' : ''}${all.at(-1)}`;
}

/** Returns the required credentials that were found nowhere. */
export function missingOf(credentials: readonly Credential[]): Credential[] {
  return credentials.filter(({ required, read }) => required && !read);
}

/** Whether the user has given some of what a provider needs. */
export function isSetUp(credentials: readonly Credential[]): boolean {
  return credentials.some(({ read, required }) => read && required);
}

/** Makes each missing credential a question on the terminal. Without a terminal they stay missing. */
export function askForMissing(
  credentials: readonly Credential[],
  io: Io,
  mayAsk: boolean,
): readonly Credential[] {
  const { ask } = io;
  if (!ask || !mayAsk) return credentials;
  return credentials.map(credential => {
    if (credential.read || !credential.required) return credential;
    let typed: Promise<string> | undefined;
    const question = `${credential.description.replace(/\.$/, '')}: `;
    const read = () =>
      (typed ??= ask(question, { hidden: credential.secret }).then(text => secretText(text, 'The input')));
    return { ...credential, source: 'terminal', costly: true, read };
  });
}
