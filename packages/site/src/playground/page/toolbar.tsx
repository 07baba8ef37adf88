import type { VNode } from 'preact';
import { FileButton } from '../results/file-button.js';
import type { PlaygroundState } from './playground-state.js';
import type { SampleSpec } from './sample-specs.js';
import { Status } from './status.js';

export interface ToolbarProps {
  readonly samples: readonly SampleSpec[];
  readonly state: PlaygroundState;
  readonly onSample: (sample: SampleSpec) => void;
  readonly onFile: (file: File) => void;
  readonly onStop: () => void;
  readonly onRun: () => void;
}

/** Opens documents, and says what goes on. */
export function Toolbar({ samples, state, onSample, onFile, onStop, onRun }: ToolbarProps): VNode {
  const isRunning = state.run.kind === 'running';
  return (
    <div class="pg-bar">
      <label class="pg-pick">
        <span class="hidden">Open one of ours</span>
        <select
          value=""
          onChange={event => {
            const sample = samples[Number(event.currentTarget.value)];
            event.currentTarget.value = '';
            if (sample) onSample(sample);
          }}
        >
          <option value="" disabled>
            Open one of ours…
          </option>
          {[true, false].map(hasToken => (
            <optgroup
              label={hasToken ? 'Complete, with x-token' : 'As a vendor publishes it, without x-token'}
            >
              {samples.map((sample, index) =>
                sample.hasToken === hasToken ? <option value={index}>{sample.title}</option> : null,
              )}
            </optgroup>
          ))}
        </select>
      </label>
      <FileButton label="Open a file…" onFile={onFile} />
      <button type="button" onClick={isRunning ? onStop : onRun}>
        {isRunning ? 'Stop' : 'Run'}
      </button>
      <Status state={state} />
    </div>
  );
}
