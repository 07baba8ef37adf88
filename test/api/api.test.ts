import { describe, expect, test } from 'vitest';
import { packages, projectFiles, read, root } from '../architecture/support/project.js';
import { extractApi } from './extract.js';
import { apiPage } from './markdown.js';

const infos = packages();
const apis = extractApi(root, infos);

describe('api.md', () => {
  test.each(infos.map(({ folder }, index) => [folder, apis[index]] as const))(
    'of %s shows what the package exports',
    (folder, api) => {
      const file = `packages/${folder}/api.md`;
      const committed = projectFiles().includes(file) ? read(file) : '';

      expect(committed, 'run: npm run api').toBe(api && apiPage(api));
    },
  );
});
