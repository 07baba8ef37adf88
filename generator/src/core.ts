/*
 * The generator's core as a page has it: reading a spec for the first time, generating, comparing, and the sentences that the
 * command line prints. Nothing that is reached from here reads a file, starts a process or is part of Node.
 */

export { type ChangesData, changesData, changesText } from './change/changes-text.js';
export { compareInterfaces } from './change/compare-interfaces.js';
export { newPackageFiles } from './code/new-package.js';
export type { SpecText } from './document/spec.js';
export { withinStack } from './document/within-stack.js';
export { type Finding, GenerateError, isGenerateError } from './errors.js';
export { completeSpec, type Proposal } from './first-reading/complete-spec.js';
export { OpenQuestions } from './first-reading/open-questions.js';
export { ownOverlay } from './first-reading/own-overlay.js';
export { proposalText } from './first-reading/proposal-text.js';
export { questionsText } from './first-reading/questions-text.js';
export { type GeneratedPackage, generatePackage, type Tools } from './generate-package.js';
export { commandFor, TOOL } from './project/project.js';
export { errorText } from './report/error-text.js';
export { type FindingsTextOptions, findingsText } from './report/findings-text.js';
export { MAX_BYTES, tooLarge } from './source/decode-spec.js';
export { parseSpec } from './source/parse-spec.js';
export { lineOf } from './text/line-of.js';
export type { ProposalLine, TokenQuestion } from './token/token-proposal.js';
export { taskLibraries } from './worker/task-libraries.js';
export { type TaskListener, type TaskRunner, type TaskThread, taskRunner } from './worker/task-runner.js';
