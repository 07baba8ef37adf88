import { plainLine } from '../errors.js';
import { CLEAR } from './evidence.js';
import type { ProposalLine, TokenQuestion } from './token-proposal.js';

/**
 * Writes the lines of a proposal with their evidence, one below the other: for a terminal, or as comments of a file. The
 * same proposal gives the same text.
 */
export function proposalReport(lines: readonly ProposalLine[]): string[] {
  const left = lines.map(({ key, value }) => plainLine(`${key}: ${value || '(the whole body)'}`));
  const width = Math.min(WIDEST, Math.max(0, ...left.map(text => text.length)));
  return lines.map(({ evidence, confidence }, index) => {
    const mark = confidence < CLEAR ? ' (?)' : '';
    return `${(left[index] ?? '').padEnd(width)}  ${confidence.toFixed(2)}${mark}  ${plainLine(evidence)}`;
  });
}

const WIDEST = 56;

/** Writes a question with its options for a reader who can't answer here, such as that of an error message. */
export function questionReport({ key, question, options }: TokenQuestion): string[] {
  return [
    plainLine(`${question} (${key})`),
    ...options.map(({ label, confidence }) => `  ${confidence.toFixed(2)}  ${plainLine(label)}`),
  ];
}
