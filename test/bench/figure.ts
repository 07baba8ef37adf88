/** One measured comparison: ours, the peers, and what was to be reached. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** How it was measured, in a sentence. */
  readonly conditions: string;
  readonly unit: string;
  /** Fixed digits after the point, where the unit wants them. */
  readonly digits?: number;
  readonly rows: readonly Row[];
  /** Shown in the place of the rows: heads first. */
  readonly table?: readonly (readonly string[])[];
  readonly targets: readonly Target[];
  /** What a reader has to know besides, such as why a peer is missing. */
  readonly notes?: readonly string[];
  /** A further table, where the figure is looked into. */
  readonly details?: Details;
  /** Processes that wanted to run in the minute before its suite; main.ts puts it in. */
  readonly load?: number;
}

/** Heads first. */
export interface Details {
  readonly title: string;
  readonly table: readonly (readonly string[])[];
}

export interface Row {
  readonly name: string;
  readonly ours?: boolean;
  readonly value: number;
  /** The value in words, where the number alone would mislead. */
  readonly said?: string;
  /** Further columns. */
  readonly more?: Readonly<Record<string, number | string>>;
}

/** What was to be reached, and what was. */
export interface Target {
  readonly what: string;
  readonly limit: number;
  readonly reached: number;
  readonly met: boolean;
  readonly unit: string;
}

/** Not more than a limit. */
export function atMost(what: string, limit: number, reached: number, unit: string): Target {
  return { what, limit, reached, unit, met: reached <= limit };
}

/** Not less than a limit. */
export function atLeast(what: string, limit: number, reached: number, unit: string): Target {
  return { what, limit, reached, unit, met: reached >= limit };
}

/** Our first row; ratios are against it. */
export function ourRow(figure: Figure): Row | undefined {
  return figure.rows.find(row => row.ours);
}

/** What a suite is given. */
export interface Bench {
  /** Fewer runs: to see that all works, not to quote. */
  readonly quick: boolean;
  /** One line per step. */
  say(line: string): void;
}

/** One file of figures. */
export type Suite = (bench: Bench) => Promise<Figure[]>;
