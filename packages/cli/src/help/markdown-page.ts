import { type Child, type Command, PROGRAM, usageLine } from '../command.js';
import type { NamedProvider } from '../providers/registry.js';
import { INHERITED_FLAGS } from '../shared-flags.js';
import { examplesFor, flagHead, ownFlags } from './help-page.js';

/** Returns the file name of a command's page, such as `token-clients_token_get.md`. */
export function pageName(path: readonly string[]): string {
  return `${[PROGRAM, ...path].join('_')}.md`;
}

/**
 * Writes a command's page in Markdown, in the order of the vendor's own pages: synopsis, options, inherited options, see
 * also.
 *
 * @param provider the provider to show examples with
 */
export function markdownPage(
  command: Command,
  parent: Command | undefined,
  children: readonly Child[],
  provider?: NamedProvider,
): string {
  const title = [PROGRAM, ...command.path].join(' ');
  const { summary, description, aliases = [], deprecated } = command;
  const examples = examplesFor(command, provider);
  const own = ownFlags(command);
  const also = [
    ...(parent ? [link(parent.path, parent.summary)] : []),
    ...children.map(child => link([...command.path, child.name], child.summary)),
  ];
  const parts = [
    `## ${title}`,
    summary,
    ...(deprecated ? ['**Deprecated.**'] : []),
    '### Synopsis',
    escaped(description ?? summary),
    fenced(usageLine(command)),
    ...(aliases.length > 0 ? [`Also known as: ${aliases.map(alias => `\`${alias}\``).join(', ')}`] : []),
    ...(examples.length > 0
      ? ['### Examples', fenced(examples.map(({ does, line }) => `# ${does}\n${line}`).join('\n\n'))]
      : []),
    ...(own.length > 0
      ? ['### Options', fenced(own.map(flag => `  ${flagHead(flag)}   ${flag.help}`).join('\n'))]
      : []),
    '### Options inherited from parent commands',
    fenced(INHERITED_FLAGS.map(flag => `  ${flagHead(flag)}   ${flag.help}`).join('\n')),
    ...(also.length > 0 ? ['### SEE ALSO', also.join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function link(path: readonly string[], summary: string): string {
  return `* [${[PROGRAM, ...path].join(' ')}](${pageName(path)})\t - ${summary}`;
}

function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``;
}

/** Escapes text of a spec, so that it is not read as markup. */
function escaped(text: string): string {
  return text.replace(/</g, '&lt;');
}
