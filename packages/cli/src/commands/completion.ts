import { usageError } from '../cli-error.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { COMPLETION_SCRIPTS } from '../help/completion-scripts.js';

const shells = Object.keys(COMPLETION_SCRIPTS);

export const completionCommand: Command = {
  path: ['completion'],
  summary: 'Print the completion script for a shell',
  description:
    'The script runs the program to find out what may come next, so it knows every provider, operation and flag of the installed version.',
  operands: `<${shells.join('|')}>`,
  maxWords: 1,
  flags: [],
  examples: [
    { does: 'bash, for this shell', line: 'source <(token-clients completion bash)' },
    { does: 'zsh', line: 'token-clients completion zsh > "$' + '{fpath[1]}/_token-clients"' },
    { does: 'fish', line: 'token-clients completion fish > ~/.config/fish/completions/token-clients.fish' },
    { does: 'PowerShell', line: 'token-clients completion powershell | Out-String | Invoke-Expression' },
  ],
  run: async ({ io, args }) => {
    const [shell = ''] = args.words;
    const script = COMPLETION_SCRIPTS[shell];
    if (script === undefined)
      throw usageError(`The shell is missing or unknown. Use one of: ${shells.join(', ')}.`);
    io.stdout.write(script);
    return EXIT.ok;
  },
};
