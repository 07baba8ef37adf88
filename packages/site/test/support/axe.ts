import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Runs axe over what a page shows now, and returns what it finds wrong: the rule and the first elements. The page's policy, which
 * refuses scripts of others, does not hold for what a debugger evaluates.
 */
export async function violationsOf(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate(
    options => {
      const { axe } = globalThis as unknown as {
        axe: { run(root: Document, o: RunOptions): Promise<AxeResults> };
      };
      return axe.run(document, { resultTypes: ['violations'], ...options });
    },
    options as RunOptions & { reporter?: never },
  );
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target}: ${failureSummary}`);
    return `${id}, ${nodes.length} times: ${places.join('; ')}`;
  });
}
