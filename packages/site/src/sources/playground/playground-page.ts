import { readProject } from '../../build/project.js';
import type { Page } from '../../page/page.js';

/** The page with the playground. Its Markdown is what is read without JavaScript. */
export function playgroundPage(): Page {
  const text = readProject('packages/site/content/playground.md');
  const [, description = ''] = /^<!-- description: (.+) -->$/m.exec(text) ?? [];
  return {
    path: 'playground',
    title: 'Playground',
    description,
    section: 'playground',
    app: 'playground',
    markdown: text.replace(/^<!-- description: .+ -->\n*/m, ''),
  };
}
