import type { Fetch } from '@token-clients/runtime';
import type { Context } from '../command.js';
import type { Settings } from '../config/settings.js';
import { preview, standIns } from '../request/preview.js';
import { grantFor } from './grant.js';

/** Shows the request that would get a token, and sends nothing. */
export async function previewToken(context: Context, settings: Settings): Promise<number> {
  const { descriptor } = settings.provider;
  const stands = standIns(settings.credentials);
  const credentials = stands.credentials(context.args.on('curl'));
  const send = async (fetch: Fetch) => {
    const grant = await grantFor(context, settings, { credentials, fetch });
    await grant.acquire(await grant.resolve());
  };
  return preview(
    context,
    settings.provider,
    send,
    stands.list,
    descriptor.acquire.operation.signature !== undefined,
  );
}
