import { expect, test } from 'vitest';
import { EXCLUDED } from '../../vitest.another-clock.config.js';
import { projectFiles } from './support/project.js';

const tests = projectFiles().filter(file => file.endsWith('.test.ts'));

test.each(Object.entries(EXCLUDED))('%s, which is not run under another clock, is there: %s', pattern => {
  const expression = pattern.replaceAll('.', '\\.').replaceAll('**', '.+').replace(/\*/g, '[^/]*');
  const isMatched = (file: string) => new RegExp(`^${expression}$`).test(file);

  expect(tests.filter(file => isMatched(file))).not.toEqual([]);
});
