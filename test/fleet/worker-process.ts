import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../mock/project-root.js';
import type { Order, Report, Step, WorkerSetup } from './protocol.js';
import type { Recorder } from './recorder.js';

/** How long a process has to end by itself. */
const END_MS = 5_000;

/** One process of the fleet, as the process that runs the fleet sees it. */
export class WorkerProcess {
  readonly lane: number;
  readonly #setup: WorkerSetup;
  readonly #recorder: Recorder;
  readonly #logIn: () => Promise<string>;
  #child: ChildProcess | undefined;
  #ready = () => {};
  #held = () => {};

  constructor(lane: number, setup: WorkerSetup, recorder: Recorder, logIn: () => Promise<string>) {
    this.lane = lane;
    this.#setup = setup;
    this.#recorder = recorder;
    this.#logIn = logIn;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it, also again, and resolves when it can begin or has failed. It runs built code. */
  async start(): Promise<void> {
    const script = join(projectRoot(), 'test', 'dist', 'fleet', 'worker-main.js');
    const child = fork(script, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    // A process that is killed closes the channel under us.
    child.on('error', () => {});
    child.on('message', message => {
      if (child === this.#child) this.#receive(message as Report);
    });
    this.#child = child;
    const ready = new Promise<void>(resolve => {
      this.#ready = resolve;
    });
    this.#order({ type: 'set up', setup: this.#setup });
    await Promise.race([ready, ended(child)]);
  }

  begin(): void {
    this.#recorder.runs(this.lane);
    this.#order({ type: 'begin' });
  }

  /** Resolves when it reached a step, where it stays. */
  holdAt(step: Step): Promise<void> {
    this.#order({ type: 'hold at', step });
    return new Promise(resolve => {
      this.#held = resolve;
    });
  }

  goOn(): void {
    this.#held = () => {};
    this.#order({ type: 'hold at', step: undefined });
    this.#order({ type: 'go on' });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child) await ended(child, () => child.kill('SIGKILL'));
    this.#recorder.killed(this.lane);
  }

  stop(): void {
    this.#child?.kill('SIGSTOP');
    this.#recorder.stopped(this.lane);
  }

  continue(): void {
    this.#recorder.runs(this.lane);
    this.#child?.kill('SIGCONT');
  }

  /** Ends it in good order, or by force. */
  async end({ atOnce = false } = {}): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const force = () => void child.kill('SIGKILL');
    const timer = setTimeout(force, END_MS);
    await ended(child, () => {
      if (atOnce) return force();
      this.goOn();
      this.#order({ type: 'end' });
    });
    clearTimeout(timer);
    this.#child = undefined;
  }

  #receive(report: Report): void {
    if (report.type === 'ready') this.#ready();
    else if (report.type === 'held') this.#held();
    else if (report.type === 'log in') void this.#giveLogin();
    this.#recorder.report(this.lane, report);
  }

  async #giveLogin(): Promise<void> {
    this.#order({ type: 'logged in', refreshToken: await this.#logIn() });
  }

  #order(order: Order): void {
    if (this.#child?.connected) this.#child.send(order, () => {});
  }
}

function ended(child: ChildProcess, cause = () => {}): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    cause();
  });
}
