import { type Finding, GenerateError, isGenerateError, type Place, plainLine } from '../errors.js';

/** Collects what reading a spec finds out, so that its reader sees all of it at once. */
export class Findings {
  readonly #all: Finding[];

  constructor(known: readonly Finding[] = []) {
    this.#all = known.map(plain);
  }

  /** Everything that was found, in the order in which it was. */
  get all(): readonly Finding[] {
    return this.#all;
  }

  get refused(): readonly Extract<Finding, { kind: 'refused' }>[] {
    return this.#all.filter(finding => finding.kind === 'refused');
  }

  add(finding: Finding): void {
    this.#all.push(plain(finding));
  }

  addAll(findings: readonly Finding[]): void {
    for (const finding of findings) this.add(finding);
  }

  /** Does one part of the work. A rejection of that part becomes a finding; the result is then undefined. */
  attempt<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!isGenerateError(error)) throw error;
      this.addError(error);
      return undefined;
    }
  }

  /**
   * Ends reading where something was refused.
   *
   * @throws {GenerateError} `spec_invalid`, with all findings
   */
  throwIfRefused(): void {
    const { refused } = this;
    const [first] = refused;
    if (!first) return;
    const more = refused.length > 1 ? ` (and ${refused.length - 1} more)` : '';
    const { problem, fix, rule, place } = first;
    throw new GenerateError('spec_invalid', `${problem.replace(/\.$/, '')}${more}`, {
      ...placeOf(place),
      fix,
      rule,
      findings: this.all,
    });
  }

  /**
   * Adds the rejection of a spec, or all that was found with it.
   *
   * @throws {GenerateError} what is no rejection of a spec, as it is
   */
  addError(error: GenerateError): void {
    if (error.code !== 'spec_invalid') throw error;
    if (error.findings.length > 0) {
      const known = new Set(this.#all);
      this.addAll(error.findings.filter(finding => !known.has(finding)));
      return;
    }
    const { what: problem, fix, rule = 'not-openapi', file = '', pointer = '' } = error;
    this.add({ kind: 'refused', rule, problem, fix, place: { file, pointer } });
  }
}

/** A place as an error gives it: a whole file has no pointer. */
export function placeOf({ file, pointer }: Place): { readonly file: string; readonly pointer?: string } {
  return { file, ...(pointer !== '' && { pointer }) };
}

/** A finding whose words are one line each, whatever strings of the spec they quote. */
function plain(finding: Finding): Finding {
  const problem = plainLine(finding.problem);
  const fix = finding.fix && plainLine(finding.fix);
  return problem === finding.problem && fix === finding.fix ? finding : { ...finding, problem, fix };
}
