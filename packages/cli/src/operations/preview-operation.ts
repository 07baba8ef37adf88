import {
  type LockoutGuard,
  type OperationReference,
  type RequestCredentials,
  requestCredentials,
} from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { capture } from '../preview/captured-request.js';
import { Placeholders } from '../preview/placeholders.js';
import { preview } from '../preview/preview.js';
import { requireUnblocked } from '../token/blocks.js';
import { fillOperation } from './fill-operation.js';
import type { FieldFlag } from './operation-flags.js';
import { asTokenGet } from './operation-guard.js';
import { fieldsFromArgs } from './operation-input.js';
import { sendOperation } from './send-operation.js';
import { readWholeBody } from './whole-body.js';

/** Shows the request of an operation, and sends nothing. */
export async function previewOperation(
  context: Context,
  settings: Settings,
  reference: OperationReference,
  flags: readonly FieldFlag[],
): Promise<number> {
  const { args, io } = context;
  const { provider, inputs } = settings;
  const placeholders = new Placeholders();
  const isCurl = args.on('curl');
  const given = await fieldsFromArgs(context, settings, reference, flags, isCurl ? placeholders : undefined);
  const credentials = placeholders.inPlaceOf(settings.credentials, isCurl);
  const body = await readWholeBody(context, settings, reference);
  const fields = await fillOperation(context, given, settings, credentials, reference, flags);
  const filled = { ...fields, ...body };

  let found: RequestCredentials | undefined;
  const guard: LockoutGuard = async request => {
    found = await requestCredentials(provider.descriptor, asTokenGet(request, settings));
    return undefined;
  };
  /** Writes the same request with its secrets: the fingerprint is a digest of them. */
  const fingerprint = async () => {
    const real = await placeholders.secretsIn(given, io, inputs);
    const whole = await fillOperation(context, real, settings, settings.credentials, reference, flags);
    await capture(fetch => sendOperation(context, settings, reference, whole, { fetch, guard }));
    return found?.fingerprint;
  };
  return preview(context, settings, {
    send: fetch => sendOperation(context, settings, reference, filled, { fetch, guard }),
    placeholders,
    isSigned: reference.operation.signature !== undefined,
    checkUnblocked: () => requireUnblocked(context, settings, { cacheKey: found?.cacheKey, fingerprint }),
  });
}
