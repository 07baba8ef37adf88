import { GenerateError } from './errors.js';

/** A program of the project that failed, with what it says. */
export class StepFailure extends GenerateError {
  readonly output: string;

  constructor(title: string, fix: string, output: string) {
    super('generator_failed', `This failed: ${title}`, { fix });
    this.output = output;
  }
}
