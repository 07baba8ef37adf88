import type { OperationReference } from '@token-clients/runtime';
import type { ProviderSource } from './provider-source.js';
import type { SampleRequest } from './sample-request.js';

/** What of an operation is shown at a shell. */
interface Shown {
  readonly command: string | undefined;
  readonly request: SampleRequest | undefined;
}

/** Writes what a reader of the examples has to know, and where they may not need the call at all. */
export function operationNotes(
  { docs, descriptor }: ProviderSource,
  reference: OperationReference | undefined,
  { command, request }: Shown,
): string {
  const method = reference?.operation.name;
  const { acquire, refresh, revoke } = descriptor;
  const notes: string[] = [];
  if (method === acquire.operation.name || method === refresh?.operation.name)
    notes.push(
      `\`token-clients token get ${docs.name}\` makes this call when it has to, keeps the token and prints it; in a program, [\`tokenSource()\`](/reference/auth-hooks/main#tokensource) does.`,
    );
  else if (method === revoke?.operation.name)
    notes.push(`\`token-clients token revoke ${docs.name}\` makes this call for the token that it keeps.`);
  notes.push(commandNote(command, reference));
  if (reference?.operation.signature !== undefined)
    notes.push(
      "curl alone can't make this call, because every request is [signed](/guides/signing): the signature covers a nonce and the body.",
    );
  else if (request === undefined)
    notes.push('There is no curl command: the examples of the spec make no whole request.');
  else if (request.secrets.size > 0) notes.push(secretsNote([...request.secrets.values()]));
  return notes.join('\n\n');
}

function commandNote(command: string | undefined, reference: OperationReference | undefined): string {
  if (command === undefined) return 'The command line does not have this operation.';
  const fields = [...(reference?.parameters ?? []), ...(reference?.body?.fields ?? [])];
  if (!command.includes(' --') && fields.some(({ required }) => required))
    return `The spec has no example of this call: \`${command} --help\` lists what the command needs.`;
  return 'What the command line does not say is taken from [your credentials](/packages/cli#set-up-your-credentials).';
}

function secretsNote(variables: readonly string[]): string {
  const names = variables.map(name => `\`${name}\``).join(' and ');
  return (
    `The shell puts ${names} into what curl reads from stdin, so that no other user can see it, and does not start curl without it. ` +
    'A `"` or `\\` in a secret needs a `\\` before it; the command line with `--curl` prints a command that takes any secret.'
  );
}
