import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type Tab, Tabs } from '../results/tabs.js';
import type { PlaygroundState } from './playground-state.js';
import { ResultView, type ResultViewProps, type View } from './result-view.js';

export type ResultsProps = Omit<ResultViewProps, 'view' | 'onShow'>;

/** What the document gives, as tabs. */
export function Results(props: ResultsProps): VNode {
  const { state, model } = props;
  const [view, setView] = useState<View>('token');
  const show = (next: View) => {
    setView(next);
    if (next === 'types' || next === 'download') model.wantTypes();
  };
  return (
    <section class="pg-pane" aria-label="Results" aria-busy={state.run.kind === 'running'}>
      <h2 class="hidden">Results</h2>
      <Tabs label="Results" tabs={tabsOf(state)} shown={view} onShow={show}>
        <ResultView {...props} view={view} onShow={show} />
      </Tabs>
    </section>
  );
}

function tabsOf({ result }: PlaygroundState): readonly Tab<View>[] {
  const findings = result?.findings.length ?? 0;
  const open = result?.questions.length ?? 0;
  return [
    { key: 'token', title: 'Token', note: open > 0 ? '?' : undefined },
    { key: 'findings', title: 'Findings', note: findings > 0 ? String(findings) : undefined },
    { key: 'client', title: 'Client' },
    { key: 'types', title: 'Types' },
    { key: 'descriptor', title: 'Descriptor' },
    { key: 'docs', title: 'Docs' },
    { key: 'difference', title: 'Difference' },
    { key: 'download', title: 'Download' },
    { key: 'link', title: 'Link' },
  ];
}
