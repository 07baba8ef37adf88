import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageFinding, PlaygroundResult } from '../playground-result.js';

export interface FindingsPanelProps {
  readonly result: PlaygroundResult;
  /** That of the document in the editor. A finding may be in the overlay beside it. */
  readonly fileName: string;
  readonly onGoTo: (line: number, column: number) => void;
}

const KINDS = {
  refused: 'Rejected: nothing correct can be generated',
  note: 'Chosen for this document',
  advice: 'Advice',
} as const;

/** The page about the rules, which opens beside this one, so that the document stays. */
const RULES = './packages/generator/refusals.html';

/** The findings of one rule that are listed at first; a rule of style may be broken ten thousand times. */
const FIRST = 20;

/** What was found in a spec, by kind and rule, each place in the document with a button that leads there. */
export function FindingsPanel({ result, fileName, onGoTo }: FindingsPanelProps): VNode {
  const { findings, error, printed } = result;
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
        if (own.length === 0) return null;
        return <Kind key={kind} kind={kind} findings={own} fileName={fileName} onGoTo={onGoTo} />;
      })}
      <Printed text={error ?? printed} />
    </>
  );
}

/** A long text takes its time to be laid out, so it is shown on demand. */
function Printed({ text }: { readonly text: string }): VNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>As the command line prints it</summary>
      {isOpen && <pre class="pg-text">{text}</pre>}
    </details>
  );
}

interface KindProps extends Pick<FindingsPanelProps, 'fileName' | 'onGoTo'> {
  readonly kind: PageFinding['kind'];
  readonly findings: readonly PageFinding[];
}

function Kind({ kind, findings, ...place }: KindProps): VNode {
  const rules = byRule(findings);
  return (
    <section class={`pg-findings pg-${kind}`}>
      <h3>
        {KINDS[kind]} ({findings.length})
      </h3>
      {kind === 'refused' && (
        <p>
          Each rule and its reason:{' '}
          <a href={RULES} target="_blank" rel="noreferrer">
            what is refused
          </a>
        </p>
      )}
      {[...rules].map(([rule, own]) => (
        <Rule key={rule} rule={rule} findings={own} {...place} />
      ))}
    </section>
  );
}

interface RuleProps extends Omit<KindProps, 'kind'> {
  readonly rule: string;
}

function Rule({ rule, findings, ...place }: RuleProps): VNode {
  const [isAll, setAll] = useState(false);
  const more = findings.length - FIRST;
  const shown = isAll ? findings : findings.slice(0, FIRST);
  return (
    <div class="pg-rule">
      <h4>
        <code>{rule}</code> {findings.length > 1 && <span class="pg-note">{findings.length}</span>}
      </h4>
      <ul>
        {shown.map(finding => (
          <li>
            <Place finding={finding} {...place} />
            <p>{finding.problem}</p>
            {finding.fix && <p class="pg-fix">{finding.fix}</p>}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? 'Show fewer' : `Show ${more} more`}
        </button>
      )}
    </div>
  );
}

function byRule(findings: readonly PageFinding[]): ReadonlyMap<string, readonly PageFinding[]> {
  const rules = new Map<string, PageFinding[]>();
  for (const finding of findings) {
    const own = rules.get(finding.rule);
    if (own) own.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  return rules;
}

interface PlaceProps extends Pick<FindingsPanelProps, 'fileName' | 'onGoTo'> {
  readonly finding: PageFinding;
}

function Place({ finding, fileName, onGoTo }: PlaceProps): VNode {
  const { line, column, pointer, file } = finding;
  if (line === undefined || column === undefined) {
    return <code class="pg-place">{pointer === '' ? file : `#${pointer}`}</code>;
  }
  if (file !== fileName) return <code class="pg-place">{`${file}:${line}:${column}`}</code>;
  return (
    <button type="button" class="pg-place" title={`#${pointer}`} onClick={() => onGoTo(line, column)}>
      {line}:{column}
      <span class="hidden"> in the document</span>
    </button>
  );
}
