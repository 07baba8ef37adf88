import type { VNode } from 'preact';
import type { PlaygroundResult, TokenLine } from '../playground-result.js';
import { QuestionsForm, type QuestionsFormProps } from './questions-form.js';

export interface TokenPanelProps extends Pick<QuestionsFormProps, 'onReply'> {
  readonly result: PlaygroundResult;
  /** Replies that were given to what the document leaves open. */
  readonly answers: Readonly<Record<string, string>>;
  readonly onForgetReplies: () => void;
}

/** How to obtain a token: what is open, what was found, and why. */
export function TokenPanel({ result, answers, onReply, onForgetReplies }: TokenPanelProps): VNode {
  const { token, questions } = result;
  const replies = Object.entries(answers);
  return (
    <>
      {questions.length > 0 && <QuestionsForm questions={questions} onReply={onReply} />}
      {replies.length > 0 && (
        <p class="pg-replies">
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
      {token.lines.length > 0 && <Lines lines={token.lines} isProposed={token.isProposed} />}
    </>
  );
}

function Lines({ lines, isProposed }: PlaygroundResult['token']): VNode {
  return (
    <div class="table" tabIndex={-1}>
      <table class="pg-lines">
        <caption>
          {isProposed
            ? 'Each line of x-token, the evidence for it, and how sure that is, from 0 to 1'
            : 'The document says itself how to obtain a token, in x-token'}
        </caption>
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

function Line({ line }: { readonly line: TokenLine }): VNode {
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
