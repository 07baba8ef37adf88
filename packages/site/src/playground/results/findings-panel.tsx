import type { VNode } from 'preact';
import type { PageFinding } from '../playground-result.js';

export interface FindingsPanelProps {
  readonly findings: readonly PageFinding[];
  /** What stopped generation, where it was no finding in the document. */
  readonly error?: string | undefined;
  readonly onGoTo: (line: number, column: number) => void;
}

const KINDS = {
  refused: 'Rejected: nothing correct can be generated',
  note: 'Chosen for this document',
  advice: 'Advice',
} as const;

/** The places of one rule that are listed; a rule of style may be broken ten thousand times. */
const MAX_PLACES = 200;

/** What was found in a spec, by kind and rule, each place with a button that leads there. */
export function FindingsPanel({ findings, error, onGoTo }: FindingsPanelProps): VNode {
  if (findings.length === 0) {
    return error === undefined ? (
      <p>Nothing was found in this document.</p>
    ) : (
      <pre class="pg-error">{error}</pre>
    );
  }
  return (
    <>
      {(['refused', 'note', 'advice'] as const).map(kind => {
        const own = findings.filter(finding => finding.kind === kind);
        return own.length === 0 ? null : <Kind key={kind} kind={kind} findings={own} onGoTo={onGoTo} />;
      })}
    </>
  );
}

function Kind({
  kind,
  findings,
  onGoTo,
}: { readonly kind: PageFinding['kind'] } & Omit<FindingsPanelProps, 'error'>): VNode {
  const rules = byRule(findings);
  return (
    <section class={`pg-findings pg-${kind}`}>
      <h3>
        {KINDS[kind]} ({findings.length})
      </h3>
      {[...rules].map(([rule, own]) => (
        <div class="pg-rule" key={rule}>
          <h4>
            <code>{rule}</code> {own.length > 1 && <span class="pg-note">{own.length}</span>}
          </h4>
          <ul>
            {own.slice(0, MAX_PLACES).map(finding => (
              <li>
                <Place finding={finding} onGoTo={onGoTo} />
                <p>{finding.problem}</p>
                {finding.fix && <p class="pg-fix">{finding.fix}</p>}
              </li>
            ))}
          </ul>
          {own.length > MAX_PLACES && <p>and {own.length - MAX_PLACES} more.</p>}
        </div>
      ))}
    </section>
  );
}

function byRule(findings: readonly PageFinding[]): ReadonlyMap<string, readonly PageFinding[]> {
  const rules = new Map<string, PageFinding[]>();
  for (const finding of findings) rules.set(finding.rule, [...(rules.get(finding.rule) ?? []), finding]);
  return rules;
}

function Place({
  finding,
  onGoTo,
}: { readonly finding: PageFinding } & Pick<FindingsPanelProps, 'onGoTo'>): VNode {
  const { line, column, pointer, file } = finding;
  if (line === undefined || column === undefined) {
    return <code class="pg-place">{pointer === '' ? file : `#${pointer}`}</code>;
  }
  return (
    <button type="button" class="pg-place" title={`#${pointer}`} onClick={() => onGoTo(line, column)}>
      {line}:{column}
      <span class="hidden"> in the document</span>
    </button>
  );
}
