import { CLEAR, MARGIN } from './evidence.js';
import type { Answers, ProposalLine, TokenOption, TokenQuestion } from './token-proposal.js';

/** A way to read a part of a spec. */
export interface Reading<Value> {
  readonly value: Value;
  /** The value as answers and reports write it. */
  readonly text: string;
  readonly evidence: string;
  readonly confidence: number;
}

/** Collects the facts of a proposal with their evidence, and what has to be asked. */
export class Ledger {
  readonly lines: ProposalLine[] = [];
  readonly questions: TokenQuestion[] = [];
  readonly #answers: Answers;

  constructor(answers: Answers = new Map()) {
    this.#answers = answers;
  }

  /** Notes a fact that needs no choice. */
  note(key: string, value: string, evidence: string, confidence: number): void {
    this.lines.push({ key, value, evidence, confidence });
  }

  /**
   * Settles on one of several readings: the one that was answered, or one that is clear by itself. Otherwise it asks, and
   * goes on with the likeliest, so that all questions come at once.
   *
   * @param readings the surest first
   */
  settle<Value>(key: string, question: string, readings: readonly Reading<Value>[]): Value | undefined {
    const answered = readings.find(({ text }) => text === this.#answers.get(key));
    if (answered) {
      this.note(key, answered.text, 'as chosen', 1);
      return answered.value;
    }
    const [first, second] = readings;
    if (!first) return undefined;
    if (!isClear(first.confidence, second?.confidence)) this.#ask(key, question, readings);
    this.note(key, first.text, first.evidence, first.confidence);
    return first.value;
  }

  #ask<Value>(key: string, question: string, readings: readonly Reading<Value>[]): void {
    const options = readings.map(
      ({ text, evidence, confidence }): TokenOption => ({
        value: text,
        label: `${text || '(the whole body)'}: ${evidence}`,
        confidence,
      }),
    );
    this.questions.push({ key, question, options });
  }
}

/** Whether a reading is sure enough, and no other one is nearly as sure. */
export function isClear(confidence: number, next = 0): boolean {
  if (confidence < CLEAR) return false;
  // Near certainty, what counts is how much more doubt there is about the other one.
  return confidence - next >= MARGIN || 1 - next >= LESS_DOUBT * Math.max(1 - confidence, 0.01);
}

const LESS_DOUBT = 5;
