import path from 'node:path';
import { GenerateError } from '../errors.js';
import { generatorRoot } from '../jar/jar-pin.js';
import type { Provider } from '../providers.js';
import type { OpenApiDocument } from './document.js';

/**
 * Lints a spec with the committed rules of `generator/lint.yaml`. The linter gets the document as the generator read
 * it, and no way to read anything else.
 *
 * @throws GenerateError `spec_invalid` naming the first finding, and how many there are
 */
export async function lintSpec({ specName }: Provider, document: OpenApiDocument): Promise<void> {
  const { BaseResolver, lintFromString, loadConfig } = await import('@redocly/openapi-core');
  const config = await loadConfig({ configPath: path.join(generatorRoot, 'lint.yaml') });
  const externalRefResolver = new BaseResolver();
  externalRefResolver.loadExternalRef = () => Promise.reject(new Error('Nothing outside a spec is read'));
  const source = JSON.stringify(document);
  const findings = await lintFromString({ source, absoluteRef: specName, config, externalRefResolver });
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
