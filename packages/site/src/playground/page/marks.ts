import type { EditorMark } from '../editor/spec-editor.js';
import type { PageFinding } from '../playground-result.js';

const SEVERITY = { refused: 'error', advice: 'warning', note: 'info' } as const;

/** What the editor marks: each finding whose place is in the document. Rejections come first, since marks are limited. */
export function marksOf(findings: readonly PageFinding[]): EditorMark[] {
  const of = (kind: PageFinding['kind']) => findings.filter(finding => finding.kind === kind);
  return [...of('refused'), ...of('advice'), ...of('note')].flatMap(({ kind, line, column, problem, fix }) =>
    line === undefined || column === undefined
      ? []
      : [
          {
            line,
            column,
            severity: SEVERITY[kind],
            message: fix === undefined ? problem : `${problem}. ${fix}`,
          },
        ],
  );
}
