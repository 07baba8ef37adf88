import type { Fetch } from '@token-clients/runtime';
import type { Connection } from '../config/connection-settings.js';
import { proxyFor } from './proxy-for.js';

/**
 * Makes the fetch that every request of this program goes through: by the configured proxy, with the configured
 * certificates. It rejects with an {@link ExplainedFailure} where there is something that the user can do.
 */
export function connectionFetch(connection: Connection): Fetch {
  let opening: Promise<Fetch> | undefined;
  return async (url, init) => {
    const target = new URL(url);
    const proxy = proxyFor(target, connection);
    try {
      if (!proxy && !connection.ca && !connection.client) return await fetch(url, init);
      opening ??= import('./open-connection.js').then(({ openConnection }) => openConnection(connection));
      return await (await opening)(url, init);
    } catch (error) {
      const { explainFailure } = await import('./explain-failure.js');
      throw explainFailure(error, target.origin, proxy) ?? error;
    }
  };
}
