import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../architecture/support/project.js';
import { applicationWithTools } from './application.js';
import type { Check } from './check.js';
import { runToEnd, shortened } from './child.js';
import { runSteps } from './program/step.js';
import { INSTALL, runtimesFolder, toolFile, toolVersion } from './tools.js';
import { startVendors } from './vendors.js';

const JEST = ['jest', 'bin', 'jest.js'] as const;

/**
 * Two ways of Jest: with modules made CommonJS by the configuration that a README shows, and with real ones; and a test that a
 * README shows, with the configuration below it.
 */
export const jestCheck: Check = {
  id: 'jest',
  title: 'Jest, CommonJS and ES modules',
  missing: () => (toolFile(...JEST) === undefined ? `not installed; run: ${INSTALL}` : undefined),
  async run() {
    const { folder } = await applicationWithTools();
    const app = (file: string) => readFileSync(join(runtimesFolder, 'jest-app', file), 'utf8');
    const test = app('tokens.test.js');
    const projects = {
      'the configuration of the README': {
        'package.json': '{}',
        'jest.config.js': jestBlock('packages/auth-hooks/README.md', 'transformIgnorePatterns'),
        'tokens.test.js': test,
      },
      'the test and the configuration of the README of testing': {
        'package.json': '{}',
        'jest.config.js': jestBlock('packages/testing/README.md', 'transformIgnorePatterns'),
        'tokens.test.js': jestBlock('packages/testing/README.md', 'beforeAll(') + app('prism.js'),
      },
      '--experimental-vm-modules': {
        'package.json': '{ "type": "module" }',
        'jest.config.js': 'export default { transform: {} };',
        'tokens.test.js': test.replace(/^const (.*) = require\((.*)\);$/gm, 'import $1 from $2;'),
      },
    };
    await using vendors = await startVendors();
    const steps = Object.entries(projects).map(([name, files], index) => ({
      name: `tests run with ${name}`,
      async run() {
        const project = join(folder, `jest-${index}`);
        mkdirSync(project);
        for (const [file, text] of Object.entries(files)) writeFileSync(join(project, file), text);
        const env = {
          ...process.env,
          BASE_URL: vendors.setting.baseUrl,
          COBO_KEY: vendors.setting.cobo.privateKey,
          TOKENS: join(project, 'tokens'),
        };
        const flags = name.startsWith('--') ? [name] : [];
        const command = [...flags, toolFile(...JEST) ?? '', '--runInBand', '--no-cache'];
        const { code, stderr } = await runToEnd(process.execPath, command, { cwd: project, env });
        const written = files['tokens.test.js'].match(/^test\(/gm)?.length ?? 0;
        const [, passed, total] = /^Tests: +(\d+) passed, (\d+) total$/m.exec(stderr) ?? [];
        if (code !== 0 || Number(passed) !== written || Number(total) !== written)
          throw new Error(shortened(stderr));
      },
    }));
    return { version: toolVersion('jest'), steps: await runSteps(steps, vendors.setting) };
  },
};

/** The first block of JavaScript in a page that has this word. */
function jestBlock(page: string, word: string): string {
  const blocks = [...read(page).matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  const block = blocks.find(code => code.includes(word));
  if (block === undefined) throw new Error(`${page} shows no block of Jest with ${word}.`);
  return block;
}
