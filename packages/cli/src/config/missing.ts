import { type CliError, configurationError } from '../cli-error.js';
import type { Io } from '../io.js';
import type { CredentialRequirement } from './credential-requirement.js';
import type { Credential } from './credentials.js';
import { secretText } from './secret-text.js';

/** One error that names all that is missing, and where each can be given. */
export function missingError(provider: string, missing: readonly CredentialRequirement[]): CliError {
  const lines = missing.map(({ description, ...one }) => `  ${placesOf(one)}: ${description}`);
  return configurationError(
    `${provider}: nothing was sent, because this is missing:\n${lines.join('\n')}\nTo write it into the config file by questions and answers: token-clients config init ${provider}`,
  );
}

/** `--client-secret-file, --client-secret-stdin or EQUINIX_CLIENT_SECRET`. */
export function placesOf({
  flag,
  secret,
  env,
}: Pick<CredentialRequirement, 'flag' | 'secret' | 'env'>): string {
  const flags = secret ? [`--${flag}-file`, `--${flag}-stdin`] : [`--${flag}`];
  const all = [...flags, ...env.slice(0, 1)];
  return `${all.slice(0, -1).join(', ')}${all.length > 1 ? ' or ' : ''}${all.at(-1)}`;
}

/** Values that are needed and were found nowhere. */
export function missingOf(credentials: readonly Credential[]): Credential[] {
  return credentials.filter(({ required, read }) => required && !read);
}

/** Gives each missing value a way to be had: a question on the terminal. Without a terminal they stay missing. */
export function askForMissing(
  credentials: readonly Credential[],
  io: Io,
  mayAsk: boolean,
): readonly Credential[] {
  const { ask } = io;
  if (!ask || !mayAsk) return credentials;
  return credentials.map(credential => {
    if (credential.read || !credential.required) return credential;
    let answer: Promise<string> | undefined;
    const question = `${credential.description.replace(/\.$/, '')}: `;
    const read = () =>
      (answer ??= ask(question, { hidden: credential.secret }).then(text => secretText(text, 'The answer')));
    return { ...credential, source: 'terminal', costly: true, read };
  });
}
