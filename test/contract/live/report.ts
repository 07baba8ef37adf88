import { table } from '../../mock/table.js';
import type { Provider } from '../provider.js';
import type { LiveReport } from './run.js';

/** What a live run showed, as text for people. */
export function reportText({ contract, name }: Provider, { baseUrl, calls, notSent }: LiveReport): string {
  const rows = calls.flatMap(({ operation, request, status, departures, failure }) => {
    const notes = departures.length > 0 ? departures : ['none'];
    const why = failure === undefined || departures.includes(failure) ? [] : [`(${failure})`];
    return [...notes, ...why].map((note, index) =>
      index === 0 ? [operation, request, `${status ?? '-'}`, note] : ['', '', '', note],
    );
  });
  const skipped = notSent.map(({ operation, request, reason }) => [operation, request, reason]);
  const count = calls.reduce((sum, { departures }) => sum + departures.length, 0);
  return [
    `${name} at ${baseUrl}, compared with ${contract.spec}`,
    table([['OPERATION', 'REQUEST', 'STATUS', 'DEPARTURES'], ...rows]),
    ...(skipped.length > 0 ? [table([['NOT SENT', 'REQUEST', 'BECAUSE'], ...skipped])] : []),
    `${count === 0 ? 'No departure' : count === 1 ? 'One departure' : `${count} departures`} from the spec.\n`,
  ].join('\n\n');
}
