import type { PlaygroundResult } from '../playground-result.js';
import type { PlaygroundState } from './playground-state.js';

/** Says in a few words what came of the document. It is the same for the same result, so it is read aloud once. */
export function summaryOf({ run, result, isEmpty }: PlaygroundState): string {
  if (isEmpty) return 'Paste a document, drop a file, or open one of ours.';
  if (run.kind === 'failed') return run.sentence;
  if (run.kind === 'stopped') return 'Stopped.';
  return result ? resultSummary(result) : '';
}

function resultSummary({ questions, findings, error, files }: PlaygroundResult): string {
  const refused = findings.filter(({ kind }) => kind === 'refused').length;
  if (questions.length > 0) return `${counted(questions.length, 'open question')}: see Token`;
  if (refused > 0) return `${counted(refused, 'rejection')}: see Findings`;
  if (error !== undefined) return 'No client: see Token';
  return `${counted(Object.keys(files).length, 'file')}, ${counted(findings.length, 'finding')}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
