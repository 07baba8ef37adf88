import type { Fetch, OperationReference, ReadResponse } from '@token-clients/runtime';
import type { Context } from '../command.js';
import { CONNECTION_FLAGS } from '../config/connection-settings.js';
import { askForMissing } from '../config/missing.js';
import { findSettings, type Settings, variablesOf } from '../config/settings.js';
import { translateErrors } from '../config/translate-errors.js';
import { EXIT } from '../exit-codes.js';
import { readableSpelling } from '../names.js';
import { checkSelection, print } from '../output/print.js';
import { withSpinner } from '../output/spinner.js';
import type { Provider } from '../providers/registry.js';
import { transport } from '../request/transport.js';
import { tokenRequestOf } from './field-sources.js';
import { fillOperation } from './fill-operation.js';
import type { FieldFlag } from './operation-flags.js';
import { operationGuard } from './operation-guard.js';
import { type Fields, fieldsFromArgs } from './operation-input.js';
import { sendOperation } from './send-operation.js';
import { readWholeBody } from './whole-body.js';

/** Flags of an operation's command that are settings, not fields. */
const SETTING_FLAGS = [
  'config',
  'profile',
  'base-url',
  'timeout',
  'private-key',
  'private-key-file',
  'private-key-stdin',
  ...CONNECTION_FLAGS.map(({ name }) => name),
];

/** Runs one operation of a spec and prints its response. */
export async function runOperation(
  context: Context,
  provider: Provider,
  reference: OperationReference,
  flags: readonly FieldFlag[],
): Promise<number> {
  const { args } = context;
  await checkSelection(context);
  const variables = variablesOf(provider.descriptor.servers).map(readableSpelling);
  const settings = await findSettings(
    { ...context, args: args.only([...SETTING_FLAGS, ...variables]) },
    provider,
  );
  return translateErrors(settings, () => runWith(context, settings, reference, flags));
}

async function runWith(
  context: Context,
  settings: Settings,
  reference: OperationReference,
  flags: readonly FieldFlag[],
): Promise<number> {
  const { args, io } = context;
  if (args.on('dry-run') || args.on('curl')) {
    const { previewOperation } = await import('./preview-operation.js');
    return previewOperation(context, settings, reference, flags);
  }
  const given = await fieldsFromArgs(context, settings, reference, flags);
  const credentials = askForMissing(askable(settings, reference, given), io, !args.on('no-input'));
  const whole = await readWholeBody(context, settings, reference);
  const fields = await fillOperation(context, given, settings, credentials, reference, flags);
  const filled = { ...fields, ...whole };
  const { guard, note } = operationGuard(context, settings);
  let how: 'worked' | 'failed' = 'failed';
  try {
    const response = await withTransport(context, settings, reference, fetch =>
      withSpinner(io, `${reference.operation.name} ...`, () =>
        sendOperation(context, settings, reference, filled, { fetch, guard }),
      ),
    );
    await show(context, response);
    how = 'worked';
    return EXIT.ok;
  } finally {
    note(how);
  }
}

/**
 * Lends `work` the fetch for an operation. A token operation and a signed one carry credentials of their own; any other
 * that the spec guards gets a token.
 */
async function withTransport<Result>(
  context: Context,
  settings: Settings,
  reference: OperationReference,
  work: (fetch: Fetch) => Promise<Result>,
): Promise<Result> {
  const { operation, security } = reference;
  const needsToken =
    security.length > 0 &&
    operation.token === undefined &&
    operation.signature === undefined &&
    !tokenRequestOf(settings.provider.descriptor, reference);
  if (!needsToken) return work(transport(context, settings));
  const { authenticated } = await import('../token/authenticated.js');
  return authenticated(context, settings, ({ fetch }) => work((url, init) => fetch(url, init)));
}

async function show(context: Context, { data, status, response }: ReadResponse): Promise<void> {
  if (data === undefined) context.io.stderr.write(`${status} ${response.statusText}\n`);
  else await print(context, data);
}

/** Only what this operation takes from the credentials is asked for. */
function askable({ credentials, provider }: Settings, reference: OperationReference, given: Fields) {
  if (!tokenRequestOf(provider.descriptor, reference)) return credentials.filter(({ read }) => read);
  const { id, secret } = provider.descriptor.clientAuth;
  const has = (name: string | undefined) => name !== undefined && given[name] !== undefined;
  return credentials.map(credential => {
    const part = [id, secret].find(one => one?.credential === credential.name);
    return has(part?.field) ? { ...credential, required: false } : credential;
  });
}
