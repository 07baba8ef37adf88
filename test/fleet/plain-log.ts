import type { Recorder } from './recorder.js';

/** A shorter wait is not worth a line. */
const WORTH_MS = 100;

/** Turns a run into lines, for where there is no terminal: what is new since the last time. */
export class PlainLog {
  readonly #recorder: Recorder;
  #marks = 0;
  #spans = 0;
  #troubles = 0;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  next(): string[] {
    const { marks, spans, troubles } = this.#recorder;
    const newMarks = marks.slice(this.#marks);
    const waits = spans
      .slice(this.#spans)
      .filter(({ kind, from, to }) => kind === 'waiting' && to - from > WORTH_MS);
    const adopted = newMarks.filter(({ kind }) => kind === 'adopted');
    const lines = [
      ...troubles
        .slice(this.#troubles)
        .map(({ at, lane, text }) => ({ at, text: `process ${lane + 1} ${text}` })),
      ...newMarks
        .filter(({ kind }) => kind === 'committed')
        .map(({ at, lane }) => ({ at, text: `process ${lane + 1} stored a new token` })),
      ...(adopted.length > 0 ? [{ at: adopted.at(-1)?.at ?? 0, text: `${named(adopted)} adopted it` }] : []),
      ...(waits.length > 0
        ? [
            {
              at: waits.at(-1)?.to ?? 0,
              text: `callers of ${named(waits)} waited for it, ${longest(waits)} at most`,
            },
          ]
        : []),
    ];
    this.#marks = marks.length;
    this.#spans = spans.length;
    this.#troubles = troubles.length;
    return lines
      .sort((a, b) => a.at - b.at)
      .map(({ at, text }) => `${(at / 1_000).toFixed(2).padStart(7)} s  ${text}`);
  }
}

function named(list: readonly { readonly lane: number }[]): string {
  const numbers = [...new Set(list.map(({ lane }) => lane + 1))].sort((a, b) => a - b);
  return `process${numbers.length > 1 ? 'es' : ''} ${numbers.join(', ')}`;
}

function longest(waits: readonly { readonly from: number; readonly to: number }[]): string {
  return `${(Math.max(...waits.map(({ from, to }) => to - from)) / 1_000).toFixed(2)} s`;
}
