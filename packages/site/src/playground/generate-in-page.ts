import {
  errorText,
  type Finding,
  findingsText,
  type GeneratedPackage,
  type GenerateError,
  generatePackage,
  isGenerateError,
  lineOf,
  newPackageFiles,
  OpenQuestions,
  proposalText,
  questionsText,
  type Tools,
} from '@token-clients/generator/core';
import { clientOf, type PageClient } from './engine/client-of.js';
import { differenceFrom } from './engine/difference.js';
import { type ReadClient, readFirst } from './engine/first-reading.js';
import { textStyle } from './engine/text-style.js';
import type { PageFinding, PlaygroundRequest, PlaygroundResult } from './playground-result.js';

/** What the generator works with in a page. */
export interface PageTools extends Pick<Tools, 'templates' | 'libraries'> {
  /** The version of the runtime that clients are made for. */
  readonly runtimeVersion: string;
}

/** Neither is needed to compare what users see. */
const NO_LIBRARIES: Tools['libraries'] = {
  lint: async () => ({ findings: [], count: 0 }),
  types: async () => '',
};

/**
 * Does what `generate --spec` does with a spec that it sees for the first time, in memory. What is wrong with the spec is part
 * of the result, in the sentences of the command line.
 *
 * @returns plain data, which can be sent from thread to thread
 */
export async function generateInPage(
  request: PlaygroundRequest,
  { templates, libraries, runtimeVersion }: PageTools,
): Promise<PlaygroundResult> {
  const client = clientOf(request.spec, request);
  const texts = new Map([[client.source.specName, request.spec.text]]);
  let read: ReadClient | undefined;
  try {
    read = await readFirst(client, request);
    if (read.overlay !== undefined) texts.set(client.overlayName, read.overlay);
    const tools = {
      templates,
      libraries: request.types ? libraries : { ...libraries, types: NO_LIBRARIES.types },
    };
    const made = await generatePackage(read.source, tools);
    const difference =
      request.earlier &&
      (await differenceFrom(
        request.earlier,
        request,
        { source: read.source, made },
        { templates, libraries: NO_LIBRARIES },
      ));
    return {
      ...resultOf(client, read, made.findings, texts),
      token: { ...tokenOf(read), inferred: made.inferred },
      files: filesOf(client, made, { hasTypes: request.types, runtimeVersion }, request),
      difference,
    };
  } catch (error) {
    if (!isGenerateError(error)) throw error;
    return failed(client, read, error, texts);
  }
}

function failed(
  client: PageClient,
  read: ReadClient | undefined,
  error: GenerateError,
  texts: ReadonlyMap<string, string>,
): PlaygroundResult {
  const { file = client.source.specName, pointer = '', rule, what: problem, fix } = error;
  const own: Finding[] =
    rule === undefined || error instanceof OpenQuestions
      ? []
      : [{ kind: 'refused', rule, problem, fix, place: { file, pointer } }];
  const findings = error.findings.length > 0 ? error.findings : own;
  return {
    ...resultOf(client, read, findings, texts),
    questions: error instanceof OpenQuestions ? error.questions : [],
    error: questionsText(error) ?? errorText(error, textStyle(texts)),
  };
}

/** The parts of every result. */
function resultOf(
  { name, command, overlayName }: PageClient,
  read: ReadClient | undefined,
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): PlaygroundResult {
  const found = findingsText(findings, textStyle(texts));
  const proposed = read ? proposalText(read.proposal, overlayName).map(part => `${part}\n`) : [];
  return {
    name,
    command,
    token: tokenOf(read),
    questions: [],
    findings: findings.map(finding => findingOf(finding, texts)),
    printed: [found, ...proposed].filter(part => part !== '').join('\n'),
    files: {},
    overlay: read?.overlay === undefined ? undefined : { fileName: overlayName, text: read.overlay },
  };
}

function tokenOf(read: ReadClient | undefined): PlaygroundResult['token'] {
  const { isProposed = false, lines = [], keep } = read?.proposal ?? {};
  return {
    isProposed,
    lines,
    inferred: [],
    operations: keep,
  };
}

function findingOf(
  { kind, rule, problem, fix, place: { file, pointer } }: Finding,
  texts: ReadonlyMap<string, string>,
): PageFinding {
  const text = texts.get(file);
  const position = text === undefined ? undefined : lineOf(text, pointer);
  return { kind, rule, problem, fix, file, pointer, line: position?.line, column: position?.column };
}

/** The files of the package; without types, where these are not wanted. */
function filesOf(
  { name, packageName }: PageClient,
  { files }: GeneratedPackage,
  { hasTypes, runtimeVersion }: { readonly hasTypes: boolean; readonly runtimeVersion: string },
  { own }: PlaygroundRequest,
): Record<string, string> {
  const form = own ? [] : newPackageFiles({ name, packageName, runtimeVersion });
  const made = [...files, ...form].filter(([path]) => hasTypes || path !== 'src/generated/types.ts');
  return Object.fromEntries(made.sort(([one], [other]) => (one < other ? -1 : 1)));
}
