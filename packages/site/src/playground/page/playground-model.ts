import type { SpecFile } from '../playground-result.js';
import { INITIAL_STATE, type PlaygroundState } from './playground-state.js';
import { type Engine, Runs } from './runs.js';

/** The part of an editor that the model needs. */
export interface SpecText {
  readonly text: string;
  readonly setText: (text: string) => void;
}

/** After the last key, until it runs. A large document takes longer to run, so it waits for a longer pause. */
const PAUSE_MS = { small: 350, large: 900 } as const;
const LARGE = 300_000;

/** How long one run may take. It is for a slow machine, and for a document of which all operations are kept. */
const LIMIT_MS = 120_000;

/** What the page does, without how it looks. */
export class PlaygroundModel {
  #state = INITIAL_STATE;
  #spec: SpecText | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #length = 0;
  readonly #runs: Runs;
  readonly #listeners = new Set<() => void>();

  constructor(startEngine: () => Engine, limitMs = LIMIT_MS) {
    this.#runs = new Runs({
      startEngine,
      limitMs,
      onState: run => this.#set({ run }),
      onResult: (result, request) => this.#set({ result, request }),
    });
  }

  get state(): PlaygroundState {
    return this.#state;
  }

  /** @returns what ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says where the text is. */
  attach(spec: SpecText): void {
    this.#spec = spec;
    this.#runs.warmUp();
  }

  /** Opens another document, which begins without replies. */
  open({ fileName, text }: SpecFile): void {
    this.#set({ fileName, answers: {}, notice: undefined, result: undefined, request: undefined });
    this.#spec?.setText(text);
    this.run();
  }

  /** The text was changed: it runs after a pause. */
  edited(): void {
    clearTimeout(this.#pause);
    const wait = this.#length > LARGE ? PAUSE_MS.large : PAUSE_MS.small;
    this.#pause = setTimeout(() => this.run(), wait);
  }

  /** Runs what is in the editor now. */
  run(): void {
    clearTimeout(this.#pause);
    const text = this.#spec?.text ?? '';
    this.#length = text.length;
    if (text.trim() === '') {
      this.#runs.stop();
      this.#set({ isEmpty: true, run: { kind: 'idle' }, result: undefined, request: undefined });
      return;
    }
    const { fileName, answers, earlier, types, isWhole } = this.#state;
    const operations = isWhole || undefined;
    this.#set({ isEmpty: false });
    this.#runs.start({ spec: { fileName, text }, answers, earlier, types, operations });
  }

  stop(): void {
    clearTimeout(this.#pause);
    this.#runs.stop();
  }

  /** Replies to questions, and runs again. */
  reply(answers: Readonly<Record<string, string>>): void {
    this.#set({ answers: { ...this.#state.answers, ...answers } });
    this.run();
  }

  /** Takes a reply back, and those that were asked because of it. */
  forgetReplies(): void {
    this.#set({ answers: {} });
    this.run();
  }

  /** Compares with another document, or with none. */
  compareWith(earlier: SpecFile | undefined): void {
    this.#set({ earlier });
    this.run();
  }

  /** Asks for all operations, or for those of the token alone. */
  keepAll(isWhole: boolean): void {
    this.#set({ isWhole });
    this.run();
  }

  /** Asks for types from now on. */
  wantTypes(): void {
    if (this.#state.types) return;
    this.#set({ types: true });
    if (!this.#state.isEmpty) this.run();
  }

  notify(notice: string | undefined): void {
    this.#set({ notice });
  }

  /** The document in the editor. */
  get spec(): SpecFile {
    return { fileName: this.#state.fileName, text: this.#spec?.text ?? '' };
  }

  #set(change: Partial<PlaygroundState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
