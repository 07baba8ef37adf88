import type { Page } from '../../src/page/page.js';

/** Returns the code of each fence with a title on a page, by the title. */
export function tabsOf({ markdown }: Page): Readonly<Record<string, string>> {
  const fences = markdown.matchAll(/^(`{3,})\w+ title="([^"]+)"\n([\s\S]*?)\n\1$/gm);
  return Object.fromEntries([...fences].map(([, , title = '', code = '']) => [title, code]));
}
