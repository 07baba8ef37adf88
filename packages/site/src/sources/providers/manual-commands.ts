import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProviderReference } from '@token-clients/runtime';
import { projectRoot } from '../../build/project.js';

/** The pages of the command line's manual, by file. */
export type Manual = ReadonlyMap<string, string>;

/** Lets the command line write its manual, and reads it. The user's own settings are not looked at. */
export function readManual(): Manual {
  const folder = mkdtempSync(path.join(tmpdir(), 'manual-'));
  try {
    const program = path.join(projectRoot, 'packages/cli/bin/token-clients.js');
    execFileSync(process.execPath, [program, 'docs', folder], { env: { HOME: folder }, stdio: 'pipe' });
    const files = readdirSync(folder);
    return new Map(files.map(file => [file, readFileSync(path.join(folder, file), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Returns the command line of each operation, by class and method (`OAuthAPI.getToken`): the first example of its page. The
 * manual lists groups and operations in the order of the reference.
 */
export function commandsOf(
  manual: Manual,
  { provider, apis }: ProviderReference,
): ReadonlyMap<string, string> {
  const groups = below(manual, `token-clients_${provider}.md`);
  const commands = apis.flatMap(({ className, operations }, group) => {
    const pages = below(manual, groups[group] ?? '');
    return operations.flatMap(({ operation }, index): [string, string][] => {
      const page = manual.get(pages[index] ?? '');
      return page === undefined ? [] : [[`${className}.${operation.name}`, commandOn(page)]];
    });
  });
  return new Map(commands);
}

/** The pages of the commands below another one, as its page lists them. */
function below(manual: Manual, file: string): string[] {
  const [, list = ''] = (manual.get(file) ?? '').split('### SEE ALSO');
  const links = [...list.matchAll(/\]\(([^)\s]+\.md)\)/g)].map(([, to = '']) => to);
  return links.filter(to => to.startsWith(file.replace(/\.md$/, '_')));
}

function commandOn(page: string): string {
  const [, examples = ''] = /### Examples\n\n```\n([\s\S]*?)\n```/.exec(page) ?? [];
  const [, title = ''] = /^## (.+)$/m.exec(page) ?? [];
  return examples.split('\n').find(line => line !== '' && !line.startsWith('#')) ?? title;
}
