import type { VNode } from 'preact';
import { CodeView } from '../editor/code-view.js';
import type { PlaygroundResult } from '../playground-result.js';
import { CopyButton } from '../results/copy-button.js';
import { DifferencePanel } from '../results/difference-panel.js';
import { DownloadPanel } from '../results/download-panel.js';
import { FilesPanel } from '../results/files-panel.js';
import { FindingsPanel } from '../results/findings-panel.js';
import { LinkPanel } from '../results/link-panel.js';
import { focusPanel } from '../results/tabs.js';
import { TokenPanel } from '../results/token-panel.js';
import { archiveFiles, clientFiles, docsFiles, fileNamed } from './files-of.js';
import { LazyDocsView } from './lazy-docs-view.js';
import type { PlaygroundModel } from './playground-model.js';
import type { PlaygroundState } from './playground-state.js';

/** One of the tabs. */
export type View =
  | 'token'
  | 'findings'
  | 'client'
  | 'types'
  | 'descriptor'
  | 'docs'
  | 'difference'
  | 'download'
  | 'link';

export interface ResultViewProps {
  readonly state: PlaygroundState;
  readonly model: PlaygroundModel;
  readonly onGoTo: (line: number, column: number) => void;
  /** Opens a file as the earlier version. */
  readonly onEarlier: (file: File) => void;
  readonly view: View;
  readonly onShow: (view: View) => void;
}

/** What one tab shows. */
export function ResultView(props: ResultViewProps): VNode {
  const { state, model, view, onShow, onGoTo, onEarlier } = props;
  const { result, request } = state;
  if (!result || !request) return <Waiting {...props} />;
  const isWithoutFiles = Object.keys(result.files).length === 0;
  switch (view) {
    case 'token':
      return (
        <>
          <Failure result={result} onShow={onShow} />
          <TokenPanel
            result={result}
            answers={state.answers}
            onReply={answers => then(() => model.reply(answers))}
            onForgetReplies={() => then(() => model.forgetReplies())}
            isWhole={state.isWhole}
            onWhole={isWhole => model.keepAll(isWhole)}
          />
        </>
      );
    case 'findings':
      return <FindingsPanel result={result} fileName={request.spec.fileName} onGoTo={onGoTo} />;
    case 'difference':
      return (
        <DifferencePanel
          earlier={state.earlier}
          difference={result.difference}
          onCompare={earlier => then(() => model.compareWith(earlier))}
          onKeep={() => then(() => model.compareWith(model.spec))}
          onFile={onEarlier}
        />
      );
    case 'link':
      return <LinkPanel spec={request.spec} onDownload={() => onShow('download')} />;
    default:
      if (isWithoutFiles) return <Failure result={result} onShow={onShow} />;
      return <FilesView {...props} result={result} />;
  }
}

/** The button that was used is gone afterwards. */
function then(act: () => void): void {
  focusPanel();
  act();
}

function FilesView({ view, state, result }: ResultViewProps & { readonly result: PlaygroundResult }): VNode {
  const { files } = result;
  switch (view) {
    case 'client':
      return (
        <FilesPanel
          label="Files of the client"
          files={clientFiles(files)}
          View={CodeFile}
          first="client.ts"
        />
      );
    case 'docs':
      return <FilesPanel label="Pages" files={docsFiles(files)} View={LazyDocsView} first="README.md" />;
    case 'descriptor':
      return <OneFile file={fileNamed(files, 'descriptor.ts')} />;
    case 'types':
      return <OneFile file={fileNamed(files, 'types.ts')} />;
    default:
      return (
        <DownloadPanel
          name={result.name}
          files={archiveFiles(result, state.request?.spec)}
          isRunning={state.run.kind === 'running'}
        />
      );
  }
}

function OneFile({ file }: { readonly file: readonly [string, string] | undefined }): VNode {
  return file ? <CodeFile path={file[0]} text={file[1]} /> : <p>It is being made…</p>;
}

function CodeFile({ path, text }: { readonly path: string; readonly text: string }): VNode {
  return (
    <div class="pg-file">
      <p class="pg-copy">
        <code class="pg-path">{path}</code> <CopyButton text={text} what={path} />
      </p>
      <CodeView fileName={path} text={text} />
    </div>
  );
}

function Failure({
  result,
  onShow,
}: {
  readonly result: PlaygroundResult;
  readonly onShow: (view: View) => void;
}): VNode | null {
  if (result.error === undefined || result.questions.length > 0) return null;
  return (
    <div class="pg-failure">
      <p>No client is made of this document as it is.</p>
      <pre class="pg-error">{result.error}</pre>
      {result.findings.length > 0 && (
        <p>
          <button type="button" onClick={() => onShow('findings')}>
            Show the findings
          </button>
        </p>
      )}
    </div>
  );
}

function Waiting({ state }: ResultViewProps): VNode {
  const { run } = state;
  if (run.kind === 'failed') return <p class="pg-failure">{run.sentence}</p>;
  if (run.kind === 'stopped') return <p>It was stopped before there was a result.</p>;
  if (run.kind === 'idle' && state.isEmpty) return <p>What the document gives is shown here.</p>;
  return <p class="pg-quiet">The result will be here in a moment.</p>;
}
