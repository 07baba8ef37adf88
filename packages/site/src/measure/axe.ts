import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Runs axe over what a page shows now, and returns what it finds wrong: each rule with the first elements. The page's policy,
 * which refuses scripts of others, does not hold for what a debugger evaluates.
 */
export async function violationsOf(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const violations = await page.evaluate(
    async given => {
      const { axe } = globalThis as unknown as {
        axe: { run(root: Document, options: RunOptions): Promise<AxeResults> };
      };
      const { violations } = await axe.run(document, { resultTypes: ['violations'], ...given });
      return violations.map(({ id, nodes }) => ({
        id,
        places: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
      }));
    },
    options as Omit<RunOptions, 'reporter'>,
  );
  return violations.map(
    ({ id, places }) => `${id}, ${places.length} times: ${places.slice(0, 3).join('; ')}`,
  );
}
