import type { Report, Step } from './protocol.js';

/** What a process is doing for a while. Times are milliseconds since the run began. */
export type SpanKind =
  /** Its callers get a token at once. */
  | 'serving'
  /** Callers wait. */
  | 'waiting'
  /** Another process holds the lease. */
  | 'behind'
  | 'leased'
  | 'sent'
  | 'stopped'
  | 'killed';

export interface Span {
  readonly lane: number;
  readonly kind: SpanKind;
  readonly from: number;
  readonly to: number;
}

/** What happens to a process in a moment. */
export type MarkKind = 'committed' | 'adopted' | 'killed';

export interface Mark {
  readonly lane: number;
  readonly kind: MarkKind;
  readonly at: number;
}

/** A token request as the provider saw it. */
export interface ProviderRequest {
  /** The process that sent it. */
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  readonly accepted: boolean;
  /** Its refresh token had been used before. */
  readonly reused: boolean;
}

/** How many requests a store had got at a time. */
export interface StoreRequests {
  readonly at: number;
  readonly total: number;
}

/** All that happened in a run. */
export interface Recording {
  readonly lanes: number;
  readonly durationMs: number;
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
  readonly requests: readonly ProviderRequest[];
  /** Requests that the store got, and by when. */
  readonly storeRequests: readonly StoreRequests[];
  /** Calls that got a token, and the codes of those that did not. */
  readonly served: number;
  readonly errors: readonly string[];
  /** What was done to the processes, in words. */
  readonly troubles: readonly TroubleRecord[];
}

/** What was done to a process, as a sentence about it: `was killed: it held no lease`. */
export interface TroubleRecord {
  /** It held the lease, so another one has to go on, or wait for it. */
  readonly heldLease: boolean;
  readonly lane: number;
  readonly at: number;
  readonly text: string;
}

/** What a process does is seen in layers, one span at a time in each. */
export const LAYERS = {
  life: ['stopped', 'killed'],
  protocol: ['behind', 'leased', 'sent'],
  callers: ['serving', 'waiting'],
} as const satisfies Record<string, readonly SpanKind[]>;

export type Layer = keyof typeof LAYERS;

interface Open {
  readonly kind: SpanKind;
  readonly from: number;
}

/** Turns what processes report, and what is done to them, into spans and marks. */
export class Recorder {
  readonly spans: Span[] = [];
  readonly marks: Mark[] = [];
  readonly troubles: TroubleRecord[] = [];
  readonly errors: string[] = [];
  readonly storeRequests: StoreRequests[] = [];
  served = 0;
  readonly #open: Map<Layer, Open>[];
  /** What the callers of stopped processes were doing. */
  readonly #before = new Map<number, SpanKind>();
  #beganAt = 0;
  readonly #now: () => number;

  constructor(lanes: number, now: () => number = Date.now) {
    this.#now = now;
    this.#open = Array.from({ length: lanes }, () => new Map());
  }

  begin(): void {
    this.#beganAt = this.#now();
  }

  /** Milliseconds since the run began. */
  now(): number {
    return this.#now() - this.#beganAt;
  }

  since(epochMs: number): number {
    return Math.max(0, epochMs - this.#beganAt);
  }

  /** What a process is doing, and since when. */
  current(lane: number, layer: Layer): Open | undefined {
    return this.#open[lane]?.get(layer);
  }

  report(lane: number, report: Report): void {
    // What was under way when it was killed.
    if (this.current(lane, 'life')?.kind === 'killed') return;
    if (report.type === 'step') this.#step(lane, report.step, this.since(report.at));
    else if (report.type === 'waiting') this.#become(lane, 'callers', 'waiting', this.since(report.at));
    else if (report.type === 'served') this.#become(lane, 'callers', 'serving', this.since(report.at));
    else if (report.type === 'calls') {
      this.served += report.served;
      this.errors.push(...report.errors);
      if (report.served > 0 && !this.current(lane, 'callers')) this.#become(lane, 'callers', 'serving');
    }
  }

  killed(lane: number): void {
    this.marks.push({ lane, kind: 'killed', at: this.now() });
    this.#become(lane, 'callers', undefined);
    this.#become(lane, 'protocol', undefined);
    this.#become(lane, 'life', 'killed');
  }

  stopped(lane: number): void {
    const callers = this.current(lane, 'callers');
    if (callers) this.#before.set(lane, callers.kind);
    this.#become(lane, 'callers', undefined);
    this.#become(lane, 'life', 'stopped');
  }

  /** It runs: it was started, or continued. */
  runs(lane: number): void {
    if (this.current(lane, 'life')?.kind === 'stopped') this.#become(lane, 'callers', this.#before.get(lane));
    this.#become(lane, 'life', undefined);
  }

  /** @param heldLease whether it held the lease */
  trouble(lane: number, text: string, heldLease: boolean): void {
    this.troubles.push({ lane, at: this.now(), text, heldLease });
  }

  storeHas(total: number): void {
    this.storeRequests.push({ at: this.now(), total });
  }

  /** Ends the recording. */
  end(requests: readonly ProviderRequest[]): Recording {
    const durationMs = this.now();
    for (const lane of this.#open.keys())
      for (const layer of Object.keys(LAYERS) as Layer[]) this.#become(lane, layer, undefined);
    const { spans, marks, served, errors, troubles, storeRequests } = this;
    return {
      lanes: this.#open.length,
      durationMs,
      spans,
      marks,
      requests,
      served,
      errors,
      troubles,
      storeRequests,
    };
  }

  #step(lane: number, step: Step, at: number): void {
    if (step === 'committed' || step === 'adopted') this.marks.push({ lane, kind: step, at });
    const goesOn = step === 'behind' || step === 'leased' || step === 'sent';
    this.#become(lane, 'protocol', goesOn ? step : undefined, at);
  }

  #become(lane: number, layer: Layer, kind: SpanKind | undefined, at = this.now()): void {
    const open = this.#open[lane];
    const before = open?.get(layer);
    if (!open || before?.kind === kind) return;
    // A wait that began before the process was stopped counts from when it went on.
    const from = Math.max(at, before?.from ?? 0, this.#lastEnd(lane, layer));
    if (before) this.spans.push({ lane, ...before, to: from });
    if (kind) open.set(layer, { kind, from });
    else open.delete(layer);
  }

  /** When the last span of a layer ended: the spans of a layer do not overlap. */
  #lastEnd(lane: number, layer: Layer): number {
    const kinds: readonly SpanKind[] = layer === 'callers' ? [...LAYERS.callers, 'stopped'] : LAYERS[layer];
    const last = this.spans.findLast(span => span.lane === lane && kinds.includes(span.kind));
    return last?.to ?? 0;
  }
}
