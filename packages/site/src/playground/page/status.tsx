import type { VNode } from 'preact';
import type { PlaygroundState } from './playground-state.js';
import { summaryOf } from './summary.js';
import { useSlow } from './use-slow.js';

/** Says what goes on. Each run is seen; only what is new, and a run that takes long, is read aloud. */
export function Status({ state }: { readonly state: PlaygroundState }): VNode {
  const { run } = state;
  const isRunning = run.kind === 'running';
  const isSeen = useSlow(isRunning, 250);
  const isLong = useSlow(isRunning, 2500);
  const summary = summaryOf(state);
  const time = run.kind === 'done' ? `, ${(run.ms / 1000).toFixed(1)} s` : '';
  return (
    <>
      <span class="pg-status" aria-hidden="true">
        {isSeen ? 'Generating…' : summary + time}
      </span>
      <span class="hidden" role="status">
        {isLong ? 'Generating…' : summary}
      </span>
    </>
  );
}
