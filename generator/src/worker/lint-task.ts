import { BaseResolver, type Config, createConfig, lintDocument, Source } from '@redocly/openapi-core';
import type { LintFinding } from '../read/libraries.js';
import type { LintInput } from './tasks.js';

/** Lints a document. The linter gets no way to read anything else. */
export async function lint({ source, specName, rules }: LintInput): Promise<LintFinding | undefined> {
  const { styleguide } = await configFor(rules);
  const externalRefResolver = new BaseResolver();
  externalRefResolver.loadExternalRef = () => Promise.reject(new Error('Nothing outside a spec is read'));
  const document = { source: new Source(specName, source), parsed: JSON.parse(source) };
  const findings = await lintDocument({ document, config: styleguide, externalRefResolver });
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

/** Resolving the rules takes as long as linting a small spec. */
const configs = new Map<string, Promise<Config>>();

function configFor(rules: string): Promise<Config> {
  const config = configs.get(rules) ?? createConfig(rules);
  configs.set(rules, config);
  return config;
}
