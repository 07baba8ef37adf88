import type { TokenQuestion } from '@token-clients/generator/core';
import type { VNode } from 'preact';

export interface QuestionsFormProps {
  readonly questions: readonly TokenQuestion[];
  readonly onReply: (answers: Readonly<Record<string, string>>) => void;
}

/** Asks what the spec leaves open. The likeliest option of each is chosen at first. */
export function QuestionsForm({ questions, onReply }: QuestionsFormProps): VNode {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    onReply(Object.fromEntries([...data].map(([key, value]) => [key, String(value)])));
  };
  return (
    <form class="pg-questions" onSubmit={submit}>
      <h3>The document leaves this open</h3>
      {questions.map(({ key, question, options }) => (
        <fieldset key={key}>
          <legend>{question}</legend>
          {options.map(({ value, label, confidence }, index) => (
            <label key={value}>
              <input type="radio" name={key} value={value} required defaultChecked={index === 0} />
              <span>
                {label} <span class="pg-quiet">({confidence.toFixed(2)})</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="submit" class="pg-primary">
        Generate with {questions.length === 1 ? 'this reply' : 'these replies'}
      </button>
    </form>
  );
}
