/** A kind of spec, or of a part of one, from which nothing correct can be generated. */
export interface Refusal {
  /** What is refused. */
  readonly what: string;
  /** Why it can't be generated right. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
}
