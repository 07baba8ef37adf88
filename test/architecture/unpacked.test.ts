import { expect, test } from 'vitest';
import { projectFiles, unpackedFiles } from './support/project.js';

test('the files of a project that was unpacked from an archive are those that git has', () => {
  expect(unpackedFiles()).toEqual(projectFiles().sort());
});
