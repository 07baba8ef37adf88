import type { PlaygroundRequest, PlaygroundResult, SpecFile } from '../playground-result.js';
import type { RunState } from './runs.js';

/** All that the page shows, but for the text in the editor, which the editor holds. */
export interface PlaygroundState {
  readonly fileName: string;
  readonly isEmpty: boolean;
  readonly run: RunState;
  /** The last result; while a newer one is made, that of an earlier text. */
  readonly result?: PlaygroundResult | undefined;
  /** What that result was made from. */
  readonly request?: PlaygroundRequest | undefined;
  readonly answers: Readonly<Record<string, string>>;
  readonly earlier?: SpecFile | undefined;
  readonly types: boolean;
  /** Whether the client is to have all operations of the document. */
  readonly isWhole: boolean;
  /** What went wrong outside of the generator, such as with a file that was dropped. */
  readonly notice?: string | undefined;
}

export const INITIAL_STATE: PlaygroundState = {
  fileName: 'spec.yaml',
  isEmpty: true,
  run: { kind: 'idle' },
  answers: {},
  types: false,
  isWhole: false,
};
