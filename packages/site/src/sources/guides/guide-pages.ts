import type { Page } from '../../page/page.js';
import { withIncludes } from '../includes.js';
import { readContent } from '../read-content.js';

/** The guides in the order of the navigation, by the name of their file in `content/guides`. */
const GUIDES = [
  'retry',
  'fleet',
  'lock-outs',
  'testing',
  'add-provider',
  'spec-changes',
  'signing',
  'proxies',
  'runtimes',
] as const;

/** The guides, after a page that says what each is for. What a README says already, a guide takes from there. */
export function guidePages(): Page[] {
  const guides = GUIDES.map(name => guidePage(`guides/${name}`));
  const list = guides.map(({ path, title, description }) => `- [${title}](/${path}): ${description}`);
  const index = guidePage('guides', 'guides/index');
  return [{ ...index, markdown: `${index.markdown.trimEnd()}\n\n${list.join('\n')}\n` }, ...guides];
}

function guidePage(path: string, file = path): Page {
  const { title, description, markdown } = readContent(file);
  return { path, title, description, section: 'guides', markdown: withIncludes(path, markdown) };
}
