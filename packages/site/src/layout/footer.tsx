import type { VNode } from 'preact';
import { REPOSITORY } from '../build/project.js';
import { LLMS_FILE } from '../page/llms-text.js';
import type { Navigation } from './navigation.js';

/** The end of every page: the licence, the repository, and the page as Markdown. */
export function Footer({ page, at }: Navigation): VNode {
  return (
    <footer class="bottom">
      <div>
        <a href={`${REPOSITORY}/blob/main/LICENSE`}>MIT licence</a>
        <a href={REPOSITORY}>Repository</a>
        <a href={at('security.html')}>Security</a>
        <a href={at(`${page.path}.md`)}>This page as Markdown</a>
        <a href={at(LLMS_FILE)}>{LLMS_FILE}</a>
      </div>
    </footer>
  );
}
