import { usageError } from '../cli-error.js';
import { type Command, type Context, PROGRAM } from '../command.js';
import { findSettings, providerFlags, type Settings } from '../config/settings.js';
import { translateErrors } from '../config/translate-errors.js';
import { parseDuration } from '../duration.js';
import { EXIT } from '../exit-codes.js';
import { execInfo } from '../output/exec-info.js';
import { checkSelection, wantsObject } from '../output/print.js';
import { printToken } from '../output/print-token.js';
import { SHELLS, TOKEN_OUTPUTS } from '../output/token-forms.js';
import { namedProvider } from '../providers/registry.js';
import { PREVIEW_FLAGS, SELECT_FLAGS } from '../shared-flags.js';
import type { TokenGetOptions } from '../token/obtain-token.js';

export const tokenGetCommand: Command = {
  path: ['token', 'get'],
  summary: 'Print a valid token, from the cache if possible',
  description:
    'Stdout contains only the token; everything else goes to stderr. If two shells need a new token at the same time, they send one request.',
  operands: '<provider>',
  maxWords: 1,
  flags: [
    {
      name: 'output',
      short: 'o',
      value: 'form',
      values: TOKEN_OUTPUTS,
      help: `what to print: ${TOKEN_OUTPUTS.join(', ')} (default token)`,
    },
    {
      name: 'shell',
      value: 'shell',
      values: SHELLS,
      help: `for --output env: ${SHELLS.join(', ')} (default sh)`,
    },
    {
      name: 'name',
      value: 'variable',
      help: 'for --output env: the name of the variable (default ACCESS_TOKEN)',
    },
    {
      name: 'min-validity',
      value: 'duration',
      help: 'how long the token must stay valid, such as 5m; a token of unknown lifetime is replaced',
    },
    {
      name: 'force',
      help: 'get a new token even if the cached one is valid; with --curl, show the command even if its credentials were rejected',
    },
    { name: 'no-cache', help: 'do not use the token cache' },
    ...SELECT_FLAGS,
    ...PREVIEW_FLAGS,
  ],
  providerFlags,
  examples: [
    { does: 'Use a token in a script', line: `TOKEN=$(${PROGRAM} token get PROVIDER)` },
    {
      does: 'Make a long API call, with a token that stays valid',
      line: `${PROGRAM} token get PROVIDER --min-validity 10m --output header | curl -H @- https://api.example.com/things`,
    },
    { does: 'Set variables in this shell', line: `eval "$(${PROGRAM} token get PROVIDER --output env)"` },
    { does: 'Print one field', line: `${PROGRAM} token get PROVIDER --field expires_at` },
  ],
  run: tokenGet,
};

async function tokenGet(context: Context): Promise<number> {
  const { args } = context;
  const provider = await namedProvider(context);
  await checkSelection(context);
  const settings = await findSettings(context, provider);
  const options = optionsOf(context, settings);
  if (args.on('dry-run') || args.on('curl')) {
    const { previewToken } = await import('../token/preview-token.js');
    return translateErrors(settings, () => previewToken(context, settings));
  }
  const { obtainToken } = await import('../token/obtain-token.js');
  const token = await translateErrors(settings, () => obtainToken(context, settings, options));
  await printToken(context, token, options.form);
  return EXIT.ok;
}

function optionsOf({ args }: Context, settings: Settings): TokenGetOptions {
  const asObject = wantsObject({ args });
  const output =
    args.text('output') ?? (args.text('format') === 'yaml' ? 'yaml' : asObject ? 'json' : 'token');
  if (asObject && !['json', 'yaml'].includes(output))
    throw usageError(
      '--json, --format, --field and --query work with JSON and YAML only. Leave out --output.',
    );
  const minimum = args.text('min-validity');
  const exec =
    output === 'exec-credential' ? execInfo(settings.inputs.env('KUBERNETES_EXEC_INFO')) : undefined;
  return {
    form: {
      output,
      shell: args.text('shell') ?? 'sh',
      variable: args.text('name') ?? 'ACCESS_TOKEN',
      execVersion: exec?.version ?? '',
    },
    mayAsk: exec?.interactive ?? true,
    minValidityMs: minimum === undefined ? 0 : parseDuration(minimum, '--min-validity'),
    force: args.on('force'),
    noCache: args.on('no-cache'),
  };
}
