import {
  type MigrationRecord,
  readRecord,
  type SeenOfPage,
} from '../../../../../test/dist/bench/migrations/record.js';
import { readProject } from '../../build/project.js';

/** What was seen of programs in other languages, which no command of ours runs. */
export interface RecordByHand {
  readonly date: string;
  readonly pages: Readonly<Record<string, SeenByHand>>;
}

export interface SeenByHand extends Pick<SeenOfPage, 'seen'> {
  /** The library before, with the version that was run. */
  readonly library: string;
  /** What it was run with and how, and where that was not as in production. */
  readonly conditions: string;
  /** SHA-256 of each program, by its name in the folder of this record. */
  readonly programs: Readonly<Record<string, string>>;
}

/** The record of programs that were run by hand. */
export function readRecordByHand(): RecordByHand {
  return JSON.parse(readProject('packages/site/content/migrations/programs/record.json')) as RecordByHand;
}

/**
 * Returns the table of what was seen of a page's programs, with the date and the versions.
 *
 * @throws Error if no record has the page
 */
export function seenTable(page: string): string {
  const record = readRecord();
  const own = record.pages[page];
  if (own) {
    const library = own.library === undefined ? '' : ` ${own.library},`;
    const note = `Seen ${record.date} with${library} Node.js ${record.node}, on servers of the vendors' shape on one machine.`;
    return `${table(record, own)}\n\n${note}`;
  }
  const byHand = readRecordByHand();
  const other = byHand.pages[page];
  if (!other) throw new Error(`nothing was seen of the programs of ${page}`);
  return `${table(record, other)}\n\nSeen ${byHand.date} with ${other.library}. ${other.conditions}`;
}

function table({ scenarios }: MigrationRecord, { seen }: Pick<SeenOfPage, 'seen'>): string {
  const rows = seen.map(({ scenario, before, after }) => {
    const title = scenarios[scenario];
    if (title === undefined) throw new Error(`there is no scenario ${scenario}`);
    return `| ${title} | ${before} | ${after} |`;
  });
  return ['| what happens | before | after |', '|---|---|---|', ...rows].join('\n');
}
