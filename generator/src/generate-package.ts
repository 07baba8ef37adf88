import type { PackageInterface } from './change/package-interface.js';
import { INTERFACE, interfaceText, readInterface } from './change/read-interface.js';
import { type TemplateData, templateData } from './code/template-data.js';
import { Findings } from './document/findings.js';
import type { Spec, SpecText } from './document/spec.js';
import { withinStack } from './document/within-stack.js';
import { embeddedEngine } from './engine/embedded-engine.js';
import type { Engine, Files, RenderJob } from './engine/engine.js';
import { finish } from './engine/finish.js';
import { apiPages, modelPages } from './engine/pages.js';
import { type Finding, isGenerateError } from './errors.js';
import { joinFindings } from './judge/join-findings.js';
import { judgeSpec } from './judge/judge-spec.js';
import { normaliseSpec } from './normalise/normalise-spec.js';
import { sliceSpec } from './normalise/slice-spec.js';
import { checkReferences } from './read/check-references.js';
import type { SpecLibraries } from './read/libraries.js';
import { lintSpec } from './read/lint-spec.js';
import type { ProviderModel } from './read/provider-model.js';
import { readProvider } from './read/read-provider.js';
import { checkSpec } from './read/read-spec.js';
import { parseSpec } from './source/parse-spec.js';
import { withoutInheritedTokens } from './token/inherited-security.js';
import { readTokenModel, type TokenModel } from './token/token-model.js';
import { typesCode } from './types/types-code.js';
import { typesOf } from './types/types-document.js';

/*
 * The generator's core: text in, files out. Nothing that is reached from here reads a file, starts a process or is part of
 * Node, so it runs in a worker, in a page and in another repository's build as well.
 */

/** What the core works with, passed in by whoever calls it. */
export interface Tools {
  /** The templates of `generator/mustache`, by file name. */
  readonly templates: ReadonlyMap<string, string>;
  readonly libraries: SpecLibraries;
  /** Default: the embedded one. */
  readonly engine?: Engine | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A package's generated files. */
export interface GeneratedPackage {
  /** Text by path in the package. */
  readonly files: Files;
  /** What its users see of it. */
  readonly seen: PackageInterface;
  /** One line for each thing that `x-token` does not say and names do. */
  readonly inferred: readonly string[];
  /** Advice about the spec, and what its reader should know of what was made from it. */
  readonly findings: readonly Finding[];
}

/**
 * Generates the package of one spec.
 *
 * @throws {GenerateError} `spec_invalid` for a spec that can't be generated from correctly; `interrupted`; and what the
 *   engine throws
 */
export async function generatePackage(source: SpecText, tools: Tools): Promise<GeneratedPackage> {
  const [made] = await generatePackages([source], tools);
  return made as GeneratedPackage;
}

/**
 * The same for several specs.
 *
 * @throws {GenerateError} as for one; of several, that of the first spec that is at fault
 */
export async function generatePackages(
  sources: readonly SpecText[],
  tools: Tools,
): Promise<GeneratedPackage[]> {
  const specs = await Promise.all(
    sources.map(async source => ({
      spec: await withinStack(source.specName, () => parseSpec(source)),
      isStrict: source.isStrict ?? false,
    })),
  );
  return generateParsed(specs, tools);
}

/** A spec that is read already. */
export interface ParsedSpec {
  readonly spec: Spec;
  /** Whether each finding of the linter is an error. */
  readonly isStrict: boolean;
}

/**
 * The same for specs that are read. The engine renders all of them at once, and linting, types and rendering run side by
 * side: what is rendered before its spec is judged is thrown away if the judgement is bad.
 *
 * @throws {GenerateError} as for one; of several, that of the first spec that is at fault
 */
export async function generateParsed(
  parsed: readonly ParsedSpec[],
  { templates, libraries, signal, engine = embeddedEngine(templates) }: Tools,
): Promise<GeneratedPackage[]> {
  const stop = new AbortController();
  const ends = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const slices = parsed.map(({ spec }) => sliceSpec(spec));
  for (const slice of slices) checkReferences(slice);
  const lints = slices.map((spec, index) =>
    lintSpec(spec, libraries.lint, parsed[index]?.isStrict ?? false, ends),
  );
  const inside = <Result>(index: number, work: () => Result) =>
    withinStack(parsed[index]?.spec.provider.specName ?? '', work);
  const specs = slices.map((spec, index) => inside(index, () => normaliseSpec(judgeSpec(spec))));
  const types = specs.map((spec, index) =>
    inside(index, async () => {
      const known = await spec;
      const read = typesOf(known);
      return { read, code: await typesCode(known, read, libraries.types, ends) };
    }),
  );
  const understood = specs.map((spec, index) =>
    inside(index, async () => understand(await spec, slices[index] as Spec)),
  );
  const rendered = renderAll(understood, engine, ends);
  const all = [...lints, ...specs, ...types, ...understood, rendered];
  // Each is waited for below, some of them later than they fail.
  for (const one of all) one.catch(() => {});
  try {
    const findings: (readonly Finding[])[] = [];
    for (const [index, lint] of lints.entries())
      findings.push(
        await conclude(slices[index] as Spec, await lint, understood[index] as Promise<Understood>),
      );
    const files = await rendered;
    const known = await Promise.all(understood);
    return (await Promise.all(types)).map(({ read, code }, index) => {
      const { model, token, data } = known[index] as Understood;
      const seen = readInterface(model, token, read, data);
      return {
        files: new Map([
          ...finish(files[index] ?? new Map()),
          ['src/generated/types.ts', code],
          [INTERFACE, interfaceText(seen)],
        ]),
        seen,
        inferred: token.inferred,
        findings: findings[index] ?? [],
      };
    });
  } catch (error) {
    stop.abort();
    await Promise.allSettled(all);
    throw error;
  }
}

interface Understood {
  readonly model: ProviderModel;
  readonly token: TokenModel;
  readonly data: TemplateData;
}

function understand(spec: Spec, slice: Spec): Understood {
  checkSpec(spec);
  const model = withoutInheritedTokens(readProvider(spec));
  const token = readTokenModel(model);
  spec.findings.throwIfRefused();
  return { model, token, data: templateData(model, token, slice) };
}

/**
 * Joins what the linter found in a spec with what our own reading did.
 *
 * @throws {GenerateError} `spec_invalid` with all findings, if one of them refuses the spec
 */
async function conclude(
  spec: Spec,
  linted: readonly Finding[],
  understood: Promise<Understood>,
): Promise<readonly Finding[]> {
  const error = await understood.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const findings = new Findings(joinFindings(linted, spec.findings.all));
  if (isGenerateError(error)) findings.addError(error);
  else if (error !== undefined) throw error;
  findings.throwIfRefused();
  return findings.all;
}

async function renderAll(
  understood: readonly Promise<Understood>[],
  engine: Engine,
  signal: AbortSignal,
): Promise<readonly Files[]> {
  const jobs = (await Promise.all(understood)).map(
    ({ model, data }): RenderJob => ({
      specName: model.spec.provider.specName,
      data,
      apiPages: apiPages(model, data),
      modelPages: modelPages(model),
    }),
  );
  return engine(jobs, signal);
}
