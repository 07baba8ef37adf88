import { apiClient, type CallInput, type Fetch, type OperationReference } from '@token-clients/runtime';
import type { Context } from '../command.js';
import { inFlagWords } from '../config/flag-words.js';
import { askForMissing } from '../config/missing.js';
import { findSettings, type Settings, variablesOf } from '../config/settings.js';
import { EXIT } from '../exit-codes.js';
import { readableSpelling } from '../names.js';
import { checkSelection, print } from '../output/print.js';
import { withSpinner } from '../output/spinner.js';
import type { Provider } from '../providers.js';
import { preview } from '../request/preview.js';
import { StandIns } from '../request/stand-ins.js';
import { withTransport } from '../request/transport.js';
import { connectionOf, signerOf } from '../token/grant.js';
import { exchangeOf } from './field-sources.js';
import { fillFields } from './fill-fields.js';
import type { FieldFlag } from './operation-flags.js';
import { type Fields, fieldsFromArgs } from './operation-input.js';

/** Flags of an operation's command that are settings, not fields. */
const SETTING_FLAGS = [
  'config',
  'profile',
  'base-url',
  'timeout',
  'private-key',
  'private-key-file',
  'private-key-stdin',
];

/** Runs one operation of a spec and prints its answer. */
export async function runOperation(
  context: Context,
  provider: Provider,
  reference: OperationReference,
  flags: readonly FieldFlag[],
): Promise<number> {
  const { args, io } = context;
  await checkSelection(context);
  const variables = variablesOf(provider.descriptor.servers).map(readableSpelling);
  const settings = await findSettings(provider, args.only([...SETTING_FLAGS, ...variables]), io);
  return inFlagWords(settings, () => runWith(context, settings, reference, flags));
}

async function runWith(
  context: Context,
  settings: Settings,
  reference: OperationReference,
  flags: readonly FieldFlag[],
): Promise<number> {
  const { args, io } = context;
  const { provider } = settings;
  const standIns = new StandIns();
  const isCurl = args.on('curl');
  const given = await fieldsFromArgs(context, settings, reference, flags, isCurl ? standIns : undefined);
  const previews = args.on('dry-run') || isCurl;
  const credentials = previews
    ? standIns.inPlaceOf(settings.credentials, isCurl)
    : askForMissing(askable(settings, reference, given), io, !args.on('no-input'));
  const filled = await fillFields(context, given, settings, credentials, reference, flags);

  const send = async (fetch: Fetch) => {
    const signer =
      reference.operation.signature === undefined
        ? undefined
        : await signerOf(context, settings, settings.credentials);
    const options = { ...connectionOf(settings), fetch, signer };
    const client = apiClient(provider.descriptor.servers, options);
    return client.success(reference.operation, inputOf(filled.fields, reference), {
      headers: filled.headers,
      signal: io.signal,
    });
  };
  if (previews)
    return preview(context, settings, {
      send,
      standIns,
      isSigned: reference.operation.signature !== undefined,
    });

  const answer = await withTransport(context, settings, reference, fetch =>
    withSpinner(io, `${reference.operation.name} ...`, () => send(fetch)),
  );
  if (answer.data === undefined) {
    io.stderr.write(`${answer.status} ${answer.response.statusText}\n`);
    return EXIT.ok;
  }
  await print(context, answer.data);
  return EXIT.ok;
}

/** Only what this operation takes from the credentials is asked for. */
function askable({ credentials, provider }: Settings, reference: OperationReference, given: Fields) {
  if (!exchangeOf(provider.descriptor, reference)) return credentials.filter(({ read }) => read);
  const { id, secret } = provider.descriptor.clientAuth;
  const has = (name: string | undefined) => name !== undefined && given[name] !== undefined;
  return credentials.map(credential => {
    const part = [id, secret].find(one => one?.credential === credential.name);
    return has(part?.field) ? { ...credential, required: false } : credential;
  });
}

function inputOf(fields: Fields, { parameters, body }: OperationReference): CallInput {
  const isParameter = (name: string) => parameters.some(parameter => parameter.name === name);
  const entries = Object.entries(fields);
  return {
    parameters: Object.fromEntries(entries.filter(([name]) => isParameter(name))),
    ...(body && { body: Object.fromEntries(entries.filter(([name]) => !isParameter(name))) }),
  };
}
