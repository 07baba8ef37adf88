import type { Command, Context } from '../command.js';
import { CONNECTION_FLAGS } from '../config/connection-settings.js';
import { checkClient } from '../doctor/check-client.js';
import { checkEnvironment } from '../doctor/check-environment.js';
import { checkProvider } from '../doctor/check-provider.js';
import { EXIT } from '../exit-codes.js';
import type { Finding } from '../findings.js';
import { colours } from '../output/colours.js';
import { print } from '../output/print.js';
import { loadEach } from '../providers/load-each.js';
import { unknownProvider } from '../providers/registry.js';

export const doctorCommand: Command = {
  path: ['doctor'],
  summary: 'Find out why something does not work',
  description:
    'Checks the config file, clients of your own, file modes, proxy and certificates, whether each server can be reached, its clock, and cached tokens. Requests no token. Exit code 0: nothing is wrong, 3: a setting is wrong, 5: a server cannot be reached.',
  operands: '[provider]',
  maxWords: 1,
  flags: [{ name: 'offline', help: 'do not use the network' }, ...CONNECTION_FLAGS],
  run: doctor,
};

async function doctor(context: Context): Promise<number> {
  const { args, io } = context;
  const [word] = args.words;
  const { failure, nameOf } = context.providers;
  if (word !== undefined && !failure && nameOf(word) === undefined)
    throw unknownProvider(word, context.providers);
  const all = failure ? [] : await loadEach(context.providers);
  const environment = await checkEnvironment(
    context,
    all.flatMap(loaded => ('provider' in loaded ? loaded.provider : [])),
  );
  const findings: Finding[] = [...environment.findings];
  const wanted = all.filter(({ name }) => word === undefined || name === nameOf(word));
  for (const loaded of wanted)
    if ('error' in loaded) findings.push({ level: 'error', what: `${loaded.name}: ${loaded.error.message}` });
  const providers = wanted.flatMap(loaded => ('provider' in loaded ? loaded.provider : []));
  for (const provider of environment.isUsable ? providers : [])
    findings.push(
      ...checkClient(provider, io.user),
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
