import { BaseResolver, lintFromString, loadConfig } from '@redocly/openapi-core';

export interface LintInput {
  /** The document as JSON. */
  readonly source: string;
  /** The spec's name, for the linter's own bookkeeping. */
  readonly specName: string;
  /** The file with the rules. */
  readonly rules: string;
}

/** The first finding, errors before warnings. */
export interface LintResult {
  readonly message: string;
  readonly rule: string;
  /** JSON pointer of the place; empty for the whole document. */
  readonly pointer: string;
  readonly suggestions: readonly string[];
  /** How many findings there are. */
  readonly count: number;
}

/** Lints a document. The linter gets no way to read anything else. */
export async function lint({ source, specName, rules }: LintInput): Promise<LintResult | undefined> {
  const config = await loadConfig({ configPath: rules });
  const externalRefResolver = new BaseResolver();
  externalRefResolver.loadExternalRef = () => Promise.reject(new Error('Nothing outside a spec is read'));
  const findings = await lintFromString({ source, absoluteRef: specName, config, externalRefResolver });
  const [first] = [...findings].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  if (!first) return undefined;
  return {
    message: first.message,
    rule: first.ruleId,
    pointer: first.location[0]?.pointer?.replace(/^#/, '') ?? '',
    suggestions: first.suggest,
    count: findings.length,
  };
}
