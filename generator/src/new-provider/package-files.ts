import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Spec } from '../document/spec.js';
import { plainLine } from '../errors.js';
import { filesBelow } from '../files/files-below.js';
import { projectRoot } from '../project-root.js';

/** The part of a new package that people may change, by path in the package: `templates/provider`, filled in. */
export function packageFiles({ provider, document }: Spec): Map<string, string> {
  const form = path.join(projectRoot, 'templates', 'provider');
  const title = titleOf(document.info?.title) ?? provider.name;
  return new Map(
    filesBelow(form, '.').map(file => [
      file,
      readFileSync(path.join(form, file), 'utf8')
        .replaceAll('{{name}}', () => provider.name)
        // Inside JSON strings.
        .replaceAll('{{title}}', () => JSON.stringify(title).slice(1, -1)),
    ]),
  );
}

function titleOf(title: unknown): string | undefined {
  if (typeof title !== 'string') return undefined;
  const line = plainLine(title).replace(/ API$/i, '');
  return line === '' ? undefined : line.slice(0, 100);
}
