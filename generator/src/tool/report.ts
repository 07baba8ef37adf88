import { changesData } from '../change/changes-text.js';
import type { Finding, GenerateError } from '../errors.js';
import { versionOf } from '../files/package-version.js';
import { shownFrom } from '../files/shown-from.js';
import { OpenQuestions } from '../first-reading/open-questions.js';
import type { Outcome } from '../generate/outcome.js';
import type { Project } from '../project/project.js';
import { lineOf } from '../text/line-of.js';

type TextOf = (file: string) => string | undefined;

export interface ReportOptions {
  readonly project: Project | undefined;
  readonly isCheck: boolean;
  /** What else a person should know, one line each. */
  readonly notes: readonly string[];
  readonly textOf: TextOf;
}

/**
 * Writes for programs what a run has done, or what a check has found.
 *
 * @param error why it has failed, if it has
 */
export function reportJson(
  outcomes: readonly Outcome[],
  error: GenerateError | undefined,
  exitCode: number,
  { project, isCheck, notes, textOf }: ReportOptions,
): string {
  const report = {
    exitCode,
    check: isCheck,
    providers: outcomes.map(outcome => providerData(outcome, textOf)),
    notes,
    error: error ? errorData(error, textOf) : null,
    root: project?.root ?? null,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function providerData(
  { provider, change, changes = [], changeset, findings, written = [] }: Outcome,
  textOf: TextOf,
) {
  const { name, packageDir, root, specName } = provider;
  return {
    ...changesData({ name, version: versionOf(packageDir), changes }),
    folder: shownFrom(root, packageDir),
    spec: specName,
    files: change,
    written,
    changeset: changeset ?? null,
    findings: findings.map(finding => findingData(finding, textOf)),
  };
}

function errorData(error: GenerateError, textOf: TextOf) {
  const { code, message, what, fix = null, rule = null, findings } = error;
  const place = error.file === undefined ? {} : placeData(error.file, error.pointer ?? '', textOf);
  return {
    code,
    message,
    problem: what,
    fix,
    rule,
    ...place,
    findings: findings.map(finding => findingData(finding, textOf)),
    ...(error instanceof OpenQuestions && { questions: error.questions }),
  };
}

function findingData({ kind, rule, problem, fix, place }: Finding, textOf: TextOf) {
  return { kind, rule, problem, fix: fix ?? null, ...placeData(place.file, place.pointer, textOf) };
}

/** A place as editors take it: of a file that can be read, with line and column. */
function placeData(file: string, pointer: string, textOf: TextOf) {
  const text = textOf(file);
  const position = text === undefined ? undefined : lineOf(text, pointer);
  return { file, pointer, line: position?.line ?? null, column: position?.column ?? null };
}
