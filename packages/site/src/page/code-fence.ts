/**
 * Writes code as a fence that the code can't end.
 *
 * @param title what the tab is called where several stand one after the other
 */
export function codeFence(code: string, language: string, title?: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/^\s*(`{3,})/gm)].map(([, ticks = '']) => ticks.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}${title === undefined ? '' : ` title="${title}"`}\n${code}\n${marks}`;
}
