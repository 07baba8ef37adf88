/** The two processes of the picture, which share a store. */
export type ProcessName = 'A' | 'B';

interface Happened {
  /** Which step of the explanation it belongs to, from 0. */
  readonly step: number;
  /** Milliseconds since the beginning. */
  readonly at: number;
  readonly process: ProcessName;
}

/** Callers called `get()` at the same time. */
export interface CallEvent extends Happened {
  readonly type: 'call';
  readonly callers: number;
  /** When the last of them had a token or an error. */
  readonly until: number;
  /** The number of the token, or the code of the error. */
  readonly result: number | string;
}

/** The process sent a token request. */
export interface RequestEvent extends Happened {
  readonly type: 'request';
  /** When the response came; undefined if the process was killed before. */
  readonly until: number | undefined;
  /** The number of the new token, or the status of the error response. */
  readonly result: number | '401' | '503' | undefined;
}

/** The process got a token, from the server or from the store. */
export interface TokenEvent extends Happened {
  readonly type: 'token';
  readonly token: number;
  readonly from: 'response' | 'store';
  /** From here on it is renewed in the background. */
  readonly renewsAt: number;
  /** From here on callers wait for the next one. */
  readonly waitsAt: number;
  readonly expiresAt: number;
}

/** The process was started or killed, or got another secret. */
export interface ProcessEvent extends Happened {
  readonly type: 'started' | 'killed' | 'new secret';
}

/** What happened in the run that the picture shows. */
export type LifeEvent = CallEvent | RequestEvent | TokenEvent | ProcessEvent;
