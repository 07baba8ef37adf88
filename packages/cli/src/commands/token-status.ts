import { usageError } from '../cli-error.js';
import { type Command, type Context, PROGRAM } from '../command.js';
import { isSetUp } from '../config/missing.js';
import { findSettings, findSharedSettings, providerFlags } from '../config/settings.js';
import { parseDuration } from '../duration.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { print, wantsObject } from '../output/print.js';
import { loadEach } from '../providers/load-each.js';
import { namedProvider } from '../providers/registry.js';
import { describeError } from '../report-error.js';
import { SELECT_FLAGS } from '../shared-flags.js';
import {
  readStatus,
  type StatusQuestion,
  statusLines,
  statusObject,
  type TokenStatus,
} from '../token/status.js';

export const tokenStatusCommand: Command = {
  path: ['token', 'status'],
  summary: 'Show whether a valid token is cached, without a request to the server',
  description:
    'Without a provider it shows all that are set up. Exit code 0: valid, 3: no token, 4: expired or rejected; of several, the first that is not 0. It requests no token and never prints one. It also shows until when rejected credentials are not sent and, of a store that other machines share, who holds the lease and since when. With --check it calls an API to find out whether the server accepts the token; exit code 5 then means that this is unknown.',
  operands: '[provider]',
  maxWords: 1,
  flags: [
    {
      name: 'check',
      value: 'url-path',
      help: 'send a GET request for this path with the token, to find out whether the server accepts it',
    },
    {
      name: 'min-validity',
      value: 'duration',
      help: 'count a token as expired if it expires sooner, or at an unknown time',
    },
    ...SELECT_FLAGS,
  ],
  providerFlags,
  examples: [
    { does: 'All that are set up', line: 'token-clients token status' },
    { does: 'In a script', line: 'token-clients token status PROVIDER || echo "no valid token"' },
    {
      does: 'Ask the server',
      line: 'token-clients token status PROVIDER --check /path/of/the/api',
    },
  ],
  run: tokenStatus,
};

async function tokenStatus(context: Context): Promise<number> {
  const { args } = context;
  const minimum = args.text('min-validity');
  const minValidityMs = minimum === undefined ? 0 : parseDuration(minimum, '--min-validity');
  const check = args.text('check');
  if (check === '') throw usageError('--check needs a URL path, such as /path/of/the/api.');
  if (args.words[0] === undefined) {
    if (check !== undefined) throw usageError('--check needs a provider, whose API it calls. Name one.');
    return statusOfAll(context, { minValidityMs });
  }
  const settings = await findSettings(context, await namedProvider(context));
  const status = await readStatus(context, settings, { minValidityMs, check });
  if (wantsObject(context)) await print(context, await statusObject(status));
  else await show(context, status);
  return exitCodeOf(status);
}

/** Shows all providers that are set up. One that can't be looked at hides no other. */
async function statusOfAll(context: Context, question: StatusQuestion): Promise<ExitCode> {
  const { io, providers } = context;
  const codes: ExitCode[] = [];
  const objects: object[] = [];
  const asObject = wantsObject(context);
  const fail = (name: string, error: unknown) => {
    const { code, message, exitCode } = describeError(error, io.signal);
    if (code === 'internal' || code === 'interrupted') throw error;
    codes.push(exitCode);
    if (asObject) objects.push({ provider: name, state: 'unknown', error: { code, message } });
    else io.stderr.write(`error: ${message.startsWith(`${name}: `) ? '' : `${name}: `}${message}\n`);
  };
  await findSharedSettings(context);
  for (const loaded of await loadEach(providers)) {
    if ('error' in loaded) {
      fail(loaded.name, loaded.error);
      continue;
    }
    try {
      const settings = await findSettings(context, loaded.provider);
      if (!isSetUp(settings.credentials)) continue;
      const status = await readStatus(context, settings, question);
      codes.push(exitCodeOf(status));
      if (asObject) objects.push(await statusObject(status));
      else await show(context, status);
    } catch (error) {
      fail(loaded.name, error);
    }
  }
  if (asObject) await print(context, objects);
  else if (codes.length === 0)
    io.stderr.write(`No provider is set up. To set one up, run: ${PROGRAM} config init\n`);
  return codes.length === 0 ? EXIT.configuration : (codes.find(code => code !== EXIT.ok) ?? EXIT.ok);
}

async function show({ io }: Context, status: TokenStatus): Promise<void> {
  for (const line of await statusLines(status)) io.stdout.write(`${line}\n`);
  for (const warning of status.shared?.inspection.warnings ?? []) io.stderr.write(`warning: ${warning}\n`);
}

function exitCodeOf({ state }: TokenStatus): ExitCode {
  return state === 'valid' ? EXIT.ok : state === 'missing' ? EXIT.configuration : EXIT.rejected;
}
