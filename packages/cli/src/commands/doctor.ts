import type { Command, Context } from '../command.js';
import { CONNECTION_FLAGS } from '../config/connection-settings.js';
import { checkEnvironment } from '../doctor/check-environment.js';
import { checkProvider } from '../doctor/check-provider.js';
import { EXIT } from '../exit-codes.js';
import type { Finding } from '../findings.js';
import { colours } from '../output/colours.js';
import { print } from '../output/print.js';

export const doctorCommand: Command = {
  path: ['doctor'],
  summary: 'Find out why something does not work',
  description:
    'Checks the config file, file modes, proxy and certificates, whether each server can be reached, its clock, and cached tokens. Requests no token. Exit code 0: nothing is wrong, 3: a setting is wrong, 5: a server cannot be reached.',
  operands: '[provider]',
  maxWords: 1,
  flags: [{ name: 'offline', help: 'do not use the network' }, ...CONNECTION_FLAGS],
  run: doctor,
};

async function doctor(context: Context): Promise<number> {
  const { args, io } = context;
  const [word] = args.words;
  const providers =
    word === undefined ? await context.providers.loadAll() : [await context.providers.load(word)];
  const environment = await checkEnvironment(context);
  const findings: Finding[] = [...environment.findings];
  for (const provider of environment.isUsable ? providers : [])
    findings.push(
      ...(await checkProvider(context, provider, {
        isNamed: word !== undefined,
        hasStore: environment.hasStore,
      })),
    );
  if (args.on('json') || args.text('format') !== undefined) {
    await print(context, findings);
  } else {
    const { red, yellow, dim } = colours(io.stdout, io.env);
    const sign = {
      ok: dim('ok     '),
      warning: yellow('warning'),
      error: red('ERROR  '),
      unreachable: red('ERROR  '),
    };
    for (const { level, what, repair } of findings) {
      io.stdout.control(sign[level]);
      io.stdout.write(` ${what}${repair === undefined ? '' : `\n        ${repair}`}\n`);
    }
  }
  if (findings.some(({ level }) => level === 'error')) return EXIT.configuration;
  return findings.some(({ level }) => level === 'unreachable') ? EXIT.network : EXIT.ok;
}
