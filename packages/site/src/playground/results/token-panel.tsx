import type { ProposalLine } from '@token-clients/generator/core';
import type { VNode } from 'preact';
import type { PlaygroundResult } from '../playground-result.js';
import { QuestionsForm, type QuestionsFormProps } from './questions-form.js';

export interface TokenPanelProps extends Pick<QuestionsFormProps, 'onReply'> {
  readonly result: PlaygroundResult;
  /** Replies that were given to what the document leaves open. */
  readonly answers: Readonly<Record<string, string>>;
  readonly onForgetReplies: () => void;
  /** Whether all operations of the document are wanted, not only those of the token. */
  readonly isWhole: boolean;
  readonly onWhole: (isWhole: boolean) => void;
}

/** How to obtain a token: what is open, what was found, and why. */
export function TokenPanel(props: TokenPanelProps): VNode {
  const { result, answers, onReply, onForgetReplies } = props;
  const { token, questions, command } = result;
  const replies = Object.entries(answers);
  const isMade = Object.keys(result.files).length > 0;
  return (
    <>
      {questions.length > 0 && <QuestionsForm questions={questions} onReply={onReply} />}
      {replies.length > 0 && (
        <p>
          Your replies:{' '}
          {replies.map(([key, value]) => (
            <>
              <code>
                {key} = {value}
              </code>{' '}
            </>
          ))}
          <button type="button" onClick={onForgetReplies}>
            Take them back
          </button>
        </p>
      )}
      {isMade && <Operations {...props} />}
      {token.lines.length > 0 && <Lines lines={token.lines} />}
      {isMade && !token.isProposed && (
        <p>
          The document says itself how to obtain a token, in <code>x-token</code>.
        </p>
      )}
      {token.inferred.length > 0 && <Inferred sentences={token.inferred} />}
      {result.overlay && isMade && (
        <details>
          <summary>
            Written beside the document: <code>{result.overlay.fileName}</code>
          </summary>
          <pre class="pg-text">{result.overlay.text}</pre>
        </details>
      )}
      {isMade && (
        <p class="pg-quiet">
          The same on a command line: <code>{command}</code>
        </p>
      )}
    </>
  );
}

function Operations({ result, isWhole, onWhole }: TokenPanelProps): VNode {
  const { operations } = result.token;
  return (
    <p class="pg-kept">
      {operations && (
        <>
          Operations in the client:{' '}
          {operations.map(operation => (
            <>
              <code>{operation}</code>{' '}
            </>
          ))}
        </>
      )}
      <label>
        <input type="checkbox" checked={isWhole} onChange={event => onWhole(event.currentTarget.checked)} />
        All operations of the document
      </label>
    </p>
  );
}

function Lines({ lines }: { readonly lines: readonly ProposalLine[] }): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the page is scrolled with the keyboard
    <div class="table" tabIndex={0}>
      <table class="pg-lines">
        <caption>Each line of x-token, the evidence for it, and how sure that is, from 0 to 1</caption>
        <thead>
          <tr>
            <th scope="col">x-token</th>
            <th scope="col">Evidence</th>
            <th scope="col">Sure</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <Line key={line.key} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line }: { readonly line: ProposalLine }): VNode {
  const { key: name, value, evidence, confidence } = line;
  return (
    <tr>
      <th scope="row">
        <span class="pg-quiet">{name}</span>
        <code>{value}</code>
      </th>
      <td>{evidence}</td>
      <td>
        <meter min={0} max={1} low={0.6} high={0.85} optimum={1} value={confidence} aria-hidden="true" />
        {confidence.toFixed(2)}
      </td>
    </tr>
  );
}

function Inferred({ sentences }: { readonly sentences: readonly string[] }): VNode {
  return (
    <>
      <h3>Taken from names</h3>
      <ul>
        {sentences.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
