import { readProject } from '../../build/project.js';

const FILE = 'test/bench/RESULTS.md';

/**
 * Returns pictures of the benchmark as a Markdown list, each with what was reached of its targets and what was not.
 *
 * @param ids the figures
 * @throws Error if a figure has no picture
 */
export function benchPictures(ids: readonly string[]): string {
  const pictures = [...readProject(FILE).matchAll(/<img alt="([^"]*)" src="pictures\/(.*)-light\.svg">/g)];
  return ids
    .map(id => {
      const [, alt = ''] = pictures.find(([, , name]) => name === id) ?? [];
      const verdicts = alt.match(/[✓✗] .*/)?.[0];
      if (verdicts === undefined) throw new Error(`${FILE} has no picture ${id} with a target`);
      return `- ![${alt.replace(/[[\]]/g, '\\$&')}](/test/bench/pictures/${id}-light.svg)\n\n  ${verdicts}`;
    })
    .join('\n');
}
