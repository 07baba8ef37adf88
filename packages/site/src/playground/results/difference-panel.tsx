import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageDifference, SpecFile } from '../playground-result.js';
import { FileButton } from './file-button.js';

export interface DifferencePanelProps {
  readonly earlier: SpecFile | undefined;
  readonly difference: PageDifference | undefined;
  readonly onCompare: (earlier: SpecFile | undefined) => void;
  /** Compares with what is in the editor now. */
  readonly onKeep: () => void;
  /** Opens a file that a person chooses. */
  readonly onFile: (file: File) => void;
}

/** What changes for users of the client since an earlier version of the document. */
export function DifferencePanel(props: DifferencePanelProps): VNode {
  const { earlier, difference, onCompare } = props;
  if (!earlier) return <Choose {...props} />;
  return (
    <>
      <p>
        Compared with <code>{earlier.fileName}</code>, as an earlier version of the document.{' '}
        <button type="button" onClick={() => onCompare(undefined)}>
          Compare with another
        </button>
      </p>
      {difference && <Changes difference={difference} />}
    </>
  );
}

function Choose({ onCompare, onKeep, onFile }: DifferencePanelProps): VNode {
  const [text, setText] = useState('');
  return (
    <div class="pg-choose">
      <p>
        An earlier version of the document is needed. Keep the one in the editor and then change it there, or
        open or paste another.
      </p>
      <p class="pg-actions">
        <button type="button" class="pg-primary" onClick={onKeep}>
          Keep what is in the editor as the earlier version
        </button>
        <FileButton label="Open an earlier version" onFile={onFile} />
      </p>
      <label class="pg-paste">
        Or paste it here
        <textarea
          rows={8}
          spellcheck={false}
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
      </label>
      <p>
        <button
          type="button"
          disabled={text.trim() === ''}
          onClick={() => onCompare({ fileName: 'earlier.yaml', text })}
        >
          Compare with the pasted one
        </button>
      </p>
    </div>
  );
}

function Changes({ difference }: { readonly difference: PageDifference }): VNode {
  const { bump, text, changes, isError } = difference;
  if (isError) return <pre class="pg-error">{text}</pre>;
  if (bump === null) return <p>{text.trim()}</p>;
  return (
    <>
      <p>
        This makes a <strong>{bump}</strong> version of a package that is in use
        {bump === 'major' && '; before version 1, a minor one'}.
      </p>
      <ul class="pg-changes">
        {changes.map(change => (
          <li key={change.text}>
            {change.isBreaking && <strong>breaking: </strong>}
            {change.text}
          </li>
        ))}
      </ul>
    </>
  );
}
