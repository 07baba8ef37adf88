import { exitPath } from './error-path.js';

/** Returns which exit codes a command ends with, as a sentence with links. */
export function exitSentence(command: string, exits: readonly number[] = []): string {
  const links = exits.map(exit => `[${exit}](/${exitPath(exit)})`);
  const name = command === 'the generator' ? command : `\`${command}\``;
  return `The exit code of ${name} is ${links.join(' or ')}.`;
}
