import type { LiveCall, LiveReport } from '@token-clients/testing/contract';
import { table } from '../../mock/table.js';

/** Writes a report as text for people. */
export function liveReportText(report: LiveReport): string {
  const { provider, baseUrl, spec, calls, notSent, isDryRun } = report;
  const skipped = notSent.map(({ operation, request, reason }) => [operation, request, reason]);
  const head = isDryRun ? 'a dry run' : `compared with ${spec}`;
  return [
    `${provider} at ${baseUrl}, ${head}`,
    isDryRun ? plannedTable(calls) : resultTable(calls),
    ...(skipped.length > 0 ? [table([['NOT SENT', 'REQUEST', 'BECAUSE'], ...skipped])] : []),
    `${isDryRun ? 'Nothing was sent.' : countText(calls)}\n`,
  ].join('\n\n');
}

function resultTable(calls: readonly LiveCall[]): string {
  const rows = calls.flatMap(({ operation, request, status, departures, failure }) => {
    const notes = departures.length > 0 ? departures : ['none'];
    const why = failure === undefined || departures.includes(failure) ? [] : [`(${failure})`];
    return [...notes, ...why].map((note, index) =>
      index === 0 ? [operation, request, `${status ?? '-'}`, note] : ['', '', '', note],
    );
  });
  return table([['OPERATION', 'REQUEST', 'STATUS', 'DEPARTURES'], ...rows]);
}

function plannedTable(calls: readonly LiveCall[]): string {
  const rows = calls.map(({ operation, request, sent, failure = '' }) => [
    operation,
    request,
    sent ? `${sent.method} ${sent.url}` : `(${failure})`,
    sent ? [...sent.query, ...sent.body].join(', ') : '',
    sent ? sent.headers.join(', ') : '',
  ]);
  return table([['WOULD SEND', 'REQUEST', 'TO', 'FIELDS', 'HEADERS'], ...rows]);
}

function countText(calls: readonly LiveCall[]): string {
  const count = calls.reduce((sum, { departures }) => sum + departures.length, 0);
  const shown = count === 0 ? 'No departure' : count === 1 ? 'One departure' : `${count} departures`;
  return `${shown} from the spec.`;
}
