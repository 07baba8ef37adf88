import { BaseResolver, createConfig, lintFromString } from '@redocly/openapi-core';
import type { LintFinding } from '../read/libraries.js';
import type { LintInput } from './tasks.js';

/** Lints a document. The linter gets no way to read anything else. */
export async function lint({ source, specName, rules }: LintInput): Promise<LintFinding | undefined> {
  const config = await createConfig(rules);
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
