import type { Finding, GenerateError } from '../errors.js';
import { StepFailure } from '../step-failure.js';
import { type FindingsTextOptions, findingsText } from './findings-text.js';

/** Writes an error for a person: of a spec with findings all of them, of anything else its message. */
export function errorText(error: GenerateError, options: FindingsTextOptions): string {
  const { code, findings, file, pointer, what: problem, fix, rule } = error;
  if (error instanceof StepFailure) return `${error.message}\n\n${printable(error.output)}\n`;
  if (code !== 'spec_invalid') return `${error.message}\n`;
  if (findings.length > 0) return findingsText(findings, options);
  if (file === undefined || pointer === undefined || rule === undefined) return `${error.message}\n`;
  const finding: Finding = { kind: 'refused', rule, problem, fix, place: { file, pointer } };
  return findingsText([finding], options);
}

/** Lines of another program, without what controls a terminal. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, '');
}
