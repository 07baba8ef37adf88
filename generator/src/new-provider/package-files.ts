import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Spec } from '../document/spec.js';
import { plainLine } from '../errors.js';
import { filesBelow } from '../files/files-below.js';
import { projectRoot } from '../project-root.js';
import { keywordsOf } from './keywords.js';

/** The part of a new package that people may change, by path in the package: `templates/provider`, filled in. */
export function packageFiles(spec: Spec): Map<string, string> {
  const { provider, document } = spec;
  const form = path.join(projectRoot, 'templates', 'provider');
  const title = titleOf(document.info?.title) ?? provider.name;
  const keywords = keywordsOf(spec).map(word => JSON.stringify(word));
  return new Map(
    filesBelow(form, '.').map(file => [
      file,
      readFileSync(path.join(form, file), 'utf8')
        .replaceAll('{{name}}', () => provider.name)
        // Inside JSON strings.
        .replaceAll('{{title}}', () => JSON.stringify(title).slice(1, -1))
        .replace('"{{keywords}}"', () => keywords.join(',\n    ')),
    ]),
  );
}

function titleOf(title: unknown): string | undefined {
  if (typeof title !== 'string') return undefined;
  const line = plainLine(title).replace(/ API$/i, '');
  return line === '' ? undefined : line.slice(0, 100);
}
