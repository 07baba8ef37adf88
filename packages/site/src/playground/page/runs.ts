import type { PlaygroundRequest, PlaygroundResult } from '../playground-result.js';

/** Something that generates, apart from the page. */
export interface Engine {
  /** @throws {EngineFailure} if it ends without a result */
  readonly run: (request: PlaygroundRequest) => Promise<PlaygroundResult>;
  /** Ends it, also in the middle of a run. */
  readonly end: () => void;
}

/** Why there is no result, in a sentence for the page. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
}

/** What a run is at. */
export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly ms: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly sentence: string };

export interface RunsOptions {
  readonly startEngine: () => Engine;
  readonly onState: (state: RunState) => void;
  readonly onResult: (result: PlaygroundResult, request: PlaygroundRequest) => void;
  /** How long one run may take. */
  readonly limitMs: number;
}

/** A run that has gone on for so long is ended for the next one; a younger one is quicker to wait for than a new engine. */
const WORTH_WAITING_MS = 1000;

const CRASHED =
  'The generator ended without a result; the browser may have run out of memory. Reload the page, or use the command line for this document.';

/** Runs one request at a time. A newer one takes the place of the one before: the last text wins. */
export class Runs {
  readonly #options: RunsOptions;
  #engine: Engine | undefined;
  #current: { readonly since: number; isDropped: boolean; isTooLong: boolean } | undefined;
  #next: PlaygroundRequest | undefined;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  /** Loads the engine, so that the first run finds it ready. */
  warmUp(): void {
    this.#engine ??= this.#options.startEngine();
  }

  /** Runs this request, and nothing that was asked for before. */
  start(request: PlaygroundRequest): void {
    this.#options.onState({ kind: 'running' });
    const current = this.#current;
    if (!current) {
      void this.#run(request);
      return;
    }
    this.#next = request;
    current.isDropped = true;
    if (performance.now() - current.since > WORTH_WAITING_MS) this.#endEngine();
  }

  /** Ends what runs. */
  stop(): void {
    this.#next = undefined;
    if (this.#current) this.#current.isDropped = true;
    this.#endEngine();
    this.#options.onState({ kind: 'stopped' });
  }

  #endEngine(): void {
    this.#engine?.end();
    this.#engine = undefined;
  }

  async #run(request: PlaygroundRequest): Promise<void> {
    const { onState, onResult, startEngine, limitMs } = this.#options;
    const since = performance.now();
    const engine = this.#engine ?? startEngine();
    this.#engine = engine;
    const current = { since, isDropped: false, isTooLong: false };
    this.#current = current;
    const limit = setTimeout(() => {
      current.isTooLong = true;
      this.#endEngine();
    }, limitMs);
    try {
      const result = await engine.run(request);
      if (!current.isDropped) {
        onResult(result, request);
        onState({ kind: 'done', ms: performance.now() - since });
      }
    } catch (error) {
      if (this.#engine === engine) this.#endEngine();
      if (!current.isDropped)
        onState({ kind: 'failed', sentence: current.isTooLong ? tooLong(limitMs) : sentenceOf(error) });
    } finally {
      clearTimeout(limit);
      this.#current = undefined;
    }
    const next = this.#next;
    this.#next = undefined;
    if (next) await this.#run(next);
  }
}

function tooLong(limitMs: number): string {
  return `This document took longer than ${limitMs / 1000} seconds, so it was stopped. Keep fewer operations, or generate on the command line, where TOKEN_CLIENTS_SPEC_LIMIT_MS allows more.`;
}

function sentenceOf(error: unknown): string {
  return error instanceof EngineFailure ? error.message : CRASHED;
}
