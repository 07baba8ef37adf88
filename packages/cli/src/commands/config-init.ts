import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { configurationError, usageError } from '../cli-error.js';
import type { Command, Context } from '../command.js';
import { readConfig } from '../config/config-file.js';
import { Inputs } from '../config/inputs.js';
import { neededBy } from '../config/needed.js';
import { parseReference } from '../config/secret-reference.js';
import { variablesOf } from '../config/settings.js';
import { EXIT } from '../exit-codes.js';
import { configSpelling } from '../names.js';
import { loadProvider, type Provider, providerNames } from '../providers.js';

export const configInitCommand: Command = {
  path: ['config', 'init'],
  summary: 'Write a config file by questions and answers',
  description:
    'Asks for a profile and the settings of one provider. A secret is not asked for: the file says where it is. An existing file is kept; the new settings are added to it.',
  operands: '[provider]',
  maxWords: 1,
  flags: [],
  run: configInit,
};

async function configInit({ io, args }: Context): Promise<number> {
  if (!io.ask || args.on('no-input')) {
    throw usageError(
      'config init asks questions and needs a terminal. Without one, write the file yourself; the README shows its form.',
    );
  }
  const { ask } = io;
  const inputs = new Inputs(io);
  const named = args.text('config');
  const config = await readConfig(inputs, named).catch(error => {
    // The file that is to be made need not be there.
    if (named === undefined) throw error;
    return undefined;
  });
  const path = inputs.path(config?.path ?? named ?? '');
  const question = async (text: string, usual = '') =>
    (await ask(`${text}${usual ? ` [${usual}]` : ''}: `)).trim() || usual;

  const profile = args.text('profile') ?? (await question('Profile', 'default'));
  const word =
    args.words[0] ?? (await question(`Provider (${providerNames().join(', ')})`, providerNames()[0]));
  const provider = await loadProvider(word);
  const section = await answers(provider, question);
  const { parseDocument } = await import('yaml');
  const document = parseDocument((config?.exists && inputs.file(path)) || '{}');
  document.setIn(['profiles', profile, provider.name], document.createNode(section));
  if (profile !== 'default' && !document.has('profile')) document.set('profile', profile);
  write(path, document.toString({ flowCollectionPadding: false }).replace(/^\{\}\n/, ''));
  io.stderr.write(`Written: ${path}\nNext: token-clients token get ${provider.name}\n`);
  return EXIT.ok;
}

async function answers(
  { descriptor }: Provider,
  question: (text: string, usual?: string) => Promise<string>,
): Promise<Record<string, string>> {
  const section: Record<string, string> = {};
  for (const name of variablesOf(descriptor.servers)) {
    const value = await question(`${name} of the server`);
    if (value) section[configSpelling(name)] = value;
  }
  const baseUrl = await question('Base URL', descriptor.servers[0]?.url);
  if (baseUrl !== descriptor.servers[0]?.url) section.base_url = baseUrl;
  for (const { name, description, secret, env } of neededBy(descriptor)) {
    const label = description.replace(/\.$/, '');
    if (!secret) {
      const value = await question(label);
      if (value) section[configSpelling(name)] = value;
      continue;
    }
    const reference = await question(
      `${label}: where is it? env:NAME, file:PATH or command:LINE`,
      env[0] && `env:${env[0]}`,
    );
    if (!parseReference(reference))
      throw usageError('A secret is not written into the file. Give env:NAME, file:PATH or command:LINE.');
    section[configSpelling(name)] = reference;
  }
  return section;
}

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    chmodSync(`${path}.new`, 0o600);
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw configurationError(`${path} can't be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
