import { exitPath } from './error-path.js';

/**
 * Returns which exit codes a command ends with, as a sentence with links.
 *
 * @param command its name, as Markdown
 */
export function exitSentence(command: string, exits: readonly number[] = []): string {
  const links = exits.map(exit => `[${exit}](/${exitPath(exit)})`);
  return `The exit code of ${command} is ${links.join(' or ')}.`;
}
