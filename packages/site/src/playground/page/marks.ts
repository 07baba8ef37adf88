import type { EditorMark } from '../editor/spec-editor.js';
import type { PageFinding } from '../playground-result.js';

const SEVERITY = { refused: 'error', advice: 'warning', note: 'info' } as const;

/**
 * What the editor marks: each finding whose place is in the document. Rejections come first, since marks are limited.
 *
 * @param fileName that of the document; a finding may be in the overlay beside it
 */
export function marksOf(findings: readonly PageFinding[], fileName: string): EditorMark[] {
  const inDocument = findings.filter(({ file }) => file === fileName);
  const of = (kind: PageFinding['kind']) => inDocument.filter(finding => finding.kind === kind);
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
