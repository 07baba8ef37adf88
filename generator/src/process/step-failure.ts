import { GenerateError } from '../errors.js';

/** A program of the project that failed, with the end of what it printed. */
export class StepFailure extends GenerateError {
  readonly output: string;

  constructor(title: string, command: string, output: string) {
    super('generator_failed', `This failed: ${title}`, { fix: `To see all of it, run: ${command}` });
    this.output = output;
  }
}
