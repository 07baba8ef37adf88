/** One thing that speaks for a reading of a spec. */
export interface Evidence {
  /** A short phrase, such as `the path ends in /oauth/token`. */
  readonly text: string;
  /** JSON pointer in the document that was read; empty where no single part says it. */
  readonly pointer: string;
}

/** Evidence with the share of the doubt that it takes away, from 0 to 1. */
export interface Weighed extends Evidence {
  readonly weight: number;
}

/**
 * From this confidence on a reading counts as clear. Below it a person is asked; with no terminal to ask at, generation stops
 * with the candidates.
 */
export const CLEAR = 0.75;

/** From this confidence on a reading is worth showing to a person who is asked. */
export const POSSIBLE = 0.4;

/** Two readings of which one is this much surer than the other are no tie. */
export const MARGIN = 0.15;

/** Returns the confidence that pieces of evidence add up to: each takes its share of the doubt that the others leave. */
export function confidenceOf(evidence: readonly Pick<Weighed, 'weight'>[]): number {
  return round(1 - evidence.reduce((doubt, { weight }) => doubt * (1 - weight), 1));
}

/** Two decimals are what a report shows, and what decisions are made on. */
export function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
