import type { Fetch } from '@token-clients/runtime';
import { isCliError } from '../cli-error.js';
import type { Connection } from '../config/connection-settings.js';
import { proxyFor } from './proxy-for.js';

/**
 * The fetch that every request of this program goes through: it keeps to proxy and certificates.
 *
 * @param problems gets a failure that says what to do, such as which proxy did not answer
 */
export function connectionFetch(connection: Connection, problems: unknown[] = []): Fetch {
  let opening: Promise<Fetch> | undefined;
  return async (url, init) => {
    const target = new URL(url);
    const proxy = proxyFor(target, connection);
    const earlier = problems.findIndex(problem => isCliError(problem) && problem.code === 'network');
    if (earlier >= 0) problems.splice(earlier, 1);
    try {
      if (!proxy && !connection.ca && !connection.client) return await fetch(url, init);
      opening ??= import('./open-connection.js').then(({ openConnection }) => openConnection(connection));
      return await (await opening)(url, init);
    } catch (error) {
      const { asUnsent, explainFailure } = await import('./explain-failure.js');
      const explained = explainFailure(error, target.origin, proxy);
      if (explained) problems.push(explained);
      throw asUnsent(error);
    }
  };
}
