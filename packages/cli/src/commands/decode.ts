import { configurationError, usageError } from '../cli-error.js';
import type { Command, Context } from '../command.js';
import { providerFlags } from '../config/settings.js';
import { describeDuration } from '../duration.js';
import { EXIT } from '../exit-codes.js';
import { print } from '../output/print.js';
import { SELECT_FLAGS } from '../shared-flags.js';
import { readJwt } from '../token/jwt.js';
import { noToken, openStored } from '../token/stored-token.js';

const NOTE = 'Nothing is sent, and the signature is not checked.';

export const decodeCommand: Command = {
  path: ['decode'],
  summary: 'Show the content of a JWT from stdin, without the network',
  description: `${NOTE} The token may follow "Bearer" or "Authorization: Bearer".`,
  operands: '[-]',
  maxWords: 1,
  flags: SELECT_FLAGS,
  examples: [{ does: 'Decode a token', line: 'token-clients decode < token.txt' }],
  run: async context => {
    const { args, io } = context;
    const [word = '-'] = args.words;
    if (word !== '-')
      throw usageError(
        'Other users can see a token on the command line. Pipe it into stdin: token-clients decode < token.txt',
      );
    if (io.stdin.isTerminal) throw usageError('Pipe the token into stdin: token-clients decode < token.txt');
    const text = Buffer.from(await io.stdin.read()).toString('utf8');
    return show(context, withoutScheme(text), 'The input');
  },
};

export const tokenDecodeCommand: Command = {
  path: ['token', 'decode'],
  summary: 'Show the content of the cached token, if it is a JWT',
  description: NOTE,
  operands: '<provider>',
  maxWords: 1,
  flags: SELECT_FLAGS,
  providerFlags,
  run: async context => {
    const { settings, token } = await openStored(context);
    if (!token) throw noToken(settings.provider);
    return show(context, token.value, `The token of ${settings.provider.name}`);
  },
};

/** Removes `Bearer` or `Authorization: Bearer` before a token, so that people can paste a whole header. */
function withoutScheme(text: string): string {
  return text.trim().replace(/^(?:authorization:\s*)?(?:bearer\s+)?/i, '');
}

async function show(context: Context, token: string, what: string): Promise<number> {
  const jwt = readJwt(token);
  if (!jwt)
    throw configurationError(`${what} is not a JWT. Many tokens are opaque: only the server can read them.`);
  await print(context, jwt);
  const { exp } = jwt.payload;
  if (typeof exp === 'number') {
    const left = exp * 1000 - context.io.clock.now();
    context.io.stderr.write(
      left > 0 ? `expires in ${describeDuration(left)}\n` : `expired ${describeDuration(left)} ago\n`,
    );
  }
  return EXIT.ok;
}
