import type { ModuleLocation, ProtocolTimes } from './modules.js';
import type { PlainGrantOptions } from './plain-grant.js';

/** Where a process can halt on the way of one token. */
export const STEPS = ['before lease', 'leased', 'marked', 'sent', 'responded', 'committed'] as const;
export type Step = (typeof STEPS)[number];

/** A token source in another process. */
export interface SourceSetup {
  readonly grant: PlainGrantOptions | ModuleLocation;
  readonly store: ModuleLocation;
  readonly times: ProtocolTimes;
  /** The machine that the process acts as; absent: this one. Of processes of other machines nothing is known. */
  readonly machine?: string | undefined;
  /** Halts the first time that it gets there, until it may go on. */
  readonly haltAt?: Step | undefined;
}

/** What a process is asked to do. Sources are made the first time that they are named. */
export type Command = { readonly id: number; readonly source: string; readonly setup: SourceSetup } & (
  | GetCommand
  | KeepCommand
);

/** Some callers ask for a token at once. */
export interface GetCommand {
  readonly do: 'get';
  readonly callers: number;
}

/** Callers ask for a token again and again until the time is up. */
export interface KeepCommand {
  readonly do: 'keep';
  readonly callers: number;
  readonly durationMs: number;
}

/** Lets a process go on that has halted at a step. */
export const GO_ON = 'go on';

/** What a process reports: of a command, or of a source. */
export type Report =
  | ({ readonly id: number; readonly is: 'got' } & Got)
  | ({ readonly id: number; readonly is: 'kept' } & Kept)
  | { readonly source: string; readonly is: 'at'; readonly step: Step }
  /** It waits for a token request of another process. */
  | { readonly source: string; readonly is: 'waiting' };

export interface Got {
  /** How long its callers waited. */
  readonly waitedMs: number;
  /** The longest that a timer of the process was late meanwhile, because the machine was busy. */
  readonly lateMs: number;
  /** `token <value>` or `error <code>` of each caller. */
  readonly results: readonly string[];
}

export interface Kept {
  readonly served: number;
  /** How many different tokens its callers got. */
  readonly tokens: number;
  /** How often a caller got each error code. */
  readonly errors: Readonly<Record<string, number>>;
  /** The longest that a caller waited. */
  readonly worstMs: number;
}
