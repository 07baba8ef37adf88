import type { Spec } from '../document/spec.js';
import type { Finding } from '../errors.js';
import { withoutInheritedNames } from './inherited-names.js';
import { LibraryFailure, type LintFinding, type SpecLibraries } from './libraries.js';

/**
 * Lints a spec. The linter gets the document as the generator read it, and no way to read anything else. What it finds is
 * advice, and for a strict spec a reason to refuse it; so is that it fails or takes too long. In every spec a pattern that
 * does not come to an end is refused: whoever checks a value by it would be held up for ever.
 *
 * @throws {GenerateError} `interrupted`
 */
export async function lintSpec(
  spec: Spec,
  lint: SpecLibraries['lint'],
  isStrict: boolean,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const { provider, document } = spec;
  const { source, restore } = withoutInheritedNames(document);
  const judge = findingMaker(spec, isStrict);
  try {
    const { findings, count } = await lint({ source, specName: provider.specName, isStrict }, signal);
    const found = findings.map(finding => styleFinding(judge, finding, restore));
    const omitted = count - findings.length;
    return omitted > 0
      ? [...found, judge('linter-findings', '', `The linter has ${omitted} findings more`)]
      : found;
  } catch (error) {
    if (!(error instanceof LibraryFailure)) throw error;
    return [failure(spec, judge, error, restore)];
  }
}

type MakeFinding = (rule: string, pointer: string, problem: string, fix?: string) => Finding;

/** Makes advice, or for a strict spec a refusal that names the linter's rule. */
function findingMaker({ document, places }: Spec, isStrict: boolean): MakeFinding {
  return (rule, pointer, problem, fix) => {
    const place = places.at(document, pointer);
    return isStrict
      ? { kind: 'refused', rule: 'style', problem: `${problem} [${rule}]`, fix: fix ?? FOLLOW, place }
      : { kind: 'advice', rule, problem, fix, place };
  };
}

const FOLLOW = 'Correct it: token-clients.json says that no finding of the linter may be in this spec.';

function styleFinding(
  judge: MakeFinding,
  { message, rule, pointer, suggestions }: LintFinding,
  restore: (text: string) => string,
): Finding {
  const names = suggestions.slice(0, 3).map(restore).join(' or ');
  return judge(
    rule,
    restore(pointer),
    restore(message).trim().replace(/\.$/, ''),
    names === '' ? undefined : `Did you mean ${names}?`,
  );
}

/** What to say about a spec that the linter did not get through. */
function failure(
  { document, places }: Spec,
  judge: MakeFinding,
  { kind, message, pattern, limitMs = 0 }: LibraryFailure,
  restore: (text: string) => string,
): Finding {
  const limit = `${Math.ceil(limitMs / 1000)} s`;
  if (kind === 'failed') {
    return judge(
      'linter-failed',
      '',
      `The linter fails on it: ${firstLine(restore(message))}`,
      'Look for what is unusual in it, and write that in another way.',
    );
  }
  if (pattern === undefined) {
    return judge(
      'linter-failed',
      '',
      `The linter did not get through it in ${limit}`,
      'Make it smaller, or allow more milliseconds in TOKEN_CLIENTS_SPEC_LIMIT_MS.',
    );
  }
  return {
    kind: 'refused',
    rule: 'endless-pattern',
    problem: `This pattern takes longer than ${limit} on a string of the spec`,
    fix: 'Write it without a repetition inside a repetition, such as (a+)+, or leave it out.',
    place: places.at(document, restore(pattern)),
  };
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 200);
}
