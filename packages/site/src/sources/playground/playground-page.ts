import type { Page } from '../../page/page.js';
import { readContent } from '../read-content.js';

/** The page with the playground. Its Markdown is what is read without JavaScript. */
export function playgroundPage(): Page {
  return { path: 'playground', ...readContent('playground'), section: 'playground', app: 'playground' };
}
