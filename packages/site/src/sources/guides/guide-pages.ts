import { readProject } from '../../build/project.js';
import type { Page } from '../../page/page.js';
import { withIncludes } from '../includes.js';

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

/** The text of a guide, as it is in its file. */
function readGuide(name: string): string {
  return readProject(`packages/site/content/guides/${name}.md`);
}

/** The guides, after a page that says what each is for. What a README says already, a guide takes from there. */
export function guidePages(): Page[] {
  const guides = GUIDES.map(name => guidePage(`guides/${name}`, readGuide(name)));
  const list = guides.map(({ path, title, description }) => `- [${title}](/${path}): ${description}`);
  const index = guidePage('guides', readGuide('index'));
  return [{ ...index, markdown: `${index.markdown.trimEnd()}\n\n${list.join('\n')}\n` }, ...guides];
}

const DESCRIPTION = /^<!-- description: (.+) -->\n*/m;

function guidePage(path: string, text: string): Page {
  const [, title] = /^# (.+)$/m.exec(text) ?? [];
  const [, description] = DESCRIPTION.exec(text) ?? [];
  if (title === undefined || description === undefined)
    throw new Error(`${path} needs a heading and a line <!-- description: ... -->`);
  return {
    path,
    title,
    description,
    section: 'guides',
    markdown: withIncludes(path, text.replace(DESCRIPTION, '')),
  };
}
