import { BaseResolver, type Config, createConfig, lintDocument, Source } from '@redocly/openapi-core';
import { parseAllDocuments } from 'yaml';
import type { LintFinding, LintReport } from '../read/libraries.js';
import type { LintInput } from './tasks.js';

/** Lints a document. The linter gets no way to read anything else. */
export async function lint({ source, specName, rules, isStrict }: LintInput): Promise<LintReport> {
  const { styleguide } = await configFor(rules, isStrict);
  const externalRefResolver = new BaseResolver();
  externalRefResolver.loadExternalRef = () => Promise.reject(new Error('Nothing outside a spec is read'));
  const document = { source: new Source(specName, source), parsed: JSON.parse(source) };
  const problems = await lintDocument({ document, config: styleguide, externalRefResolver });
  const findings = [...problems]
    .sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
    .slice(0, MAX_FINDINGS)
    .map(
      ({ message, ruleId, location, suggest }): LintFinding => ({
        message,
        rule: ruleId,
        pointer: location[0]?.pointer?.replace(/^#\/?$|^#/, '') ?? '',
        // Those of an enum are its values, of any type.
        suggestions: suggest.map((value: unknown) =>
          typeof value === 'string' ? value : JSON.stringify(value),
        ),
      }),
    );
  return { findings, count: problems.length };
}

/** More than anyone reads, and little enough to be handed from thread to thread. */
const MAX_FINDINGS = 5000;

/** Resolving the rules takes as long as linting a small spec. */
const configs = new Map<string, Promise<Config>>();

function configFor(rules: string, isStrict: boolean): Promise<Config> {
  const key = `${isStrict} ${rules}`;
  const config = configs.get(key) ?? createConfig(ruleSet(rules, isStrict));
  configs.set(key, config);
  return config;
}

/** The rules of the first document, and for a strict spec those of the second as well. */
function ruleSet(text: string, isStrict: boolean): Exclude<Parameters<typeof createConfig>[0], string> {
  const [common = {}, own = {}] = parseAllDocuments(text).map(document => document.toJS());
  return isStrict ? { ...common, rules: { ...common.rules, ...own.rules } } : common;
}
