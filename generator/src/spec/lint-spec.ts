import path from 'node:path';
import { GenerateError } from '../errors.js';
import { generatorRoot } from '../jar/jar-pin.js';
import type { Provider } from '../providers.js';

/**
 * Lints a spec with the committed rules of `generator/lint.yaml`.
 *
 * @throws GenerateError `spec_invalid` naming the first finding, and how many there are
 */
export async function lintSpec({ specFile, specName }: Provider): Promise<void> {
  const { lint, loadConfig } = await import('@redocly/openapi-core');
  const config = await loadConfig({ configPath: path.join(generatorRoot, 'lint.yaml') });
  const findings = await lint({ ref: specFile, config });
  const [first] = [...findings].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  if (!first) return;
  const pointer = first.location[0]?.pointer?.replace(/^#/, '') ?? '';
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  throw new GenerateError(
    'spec_invalid',
    `${first.message.trim().replace(/\.$/, '')} [${first.ruleId}]${more}`,
    {
      file: specName,
      ...(pointer !== '' && pointer !== '/' && { pointer }),
      fix: first.suggest.length > 0 ? `Did you mean ${first.suggest.slice(0, 3).join(' or ')}?` : undefined,
    },
  );
}
