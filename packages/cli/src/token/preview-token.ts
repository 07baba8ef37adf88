import { type Fetch, isSecretName } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { Placeholders } from '../preview/placeholders.js';
import { preview } from '../preview/preview.js';
import { requireUnblocked } from './blocks.js';
import { grantFor } from './grant.js';

/** Shows the request that would get a token, and sends nothing. */
export async function previewToken(context: Context, settings: Settings): Promise<number> {
  const { descriptor } = settings.provider;
  const placeholders = new Placeholders();
  const credentials = placeholders.inPlaceOf(settings.credentials, context.args.on('curl'));
  for (const [name, value] of Object.entries(settings.extraFields))
    if (isSecretName(name) || descriptor.secretFields.includes(name)) context.secrets.push(value);
  let cacheKey: string | undefined;
  const send = async (fetch: Fetch) => {
    const grant = await grantFor(context, settings, { credentials, fetch });
    ({ cacheKey } = grant);
    await grant.acquire(await grant.resolve());
  };
  const fingerprint = async () => {
    const grant = await grantFor(context, settings, { credentials: settings.credentials, fetch });
    return (await grant.resolve()).fingerprint;
  };
  const isSigned = descriptor.acquire.operation.signature !== undefined;
  const checkUnblocked = () => requireUnblocked(context, settings, { cacheKey, fingerprint });
  return preview(context, settings, { send, placeholders, isSigned, checkUnblocked });
}
