import { join } from 'node:path';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import type { Setting } from './setting.js';
import { runSteps } from './step.js';
import { allSteps } from './steps.js';

/** The program as a process, in Node, Bun and Deno: `program.mjs SETTING FOLDER`. Prints the results as JSON. */
const [text = '', folder = ''] = process.argv.slice(2);
const setting = JSON.parse(text) as Setting;
const openFileStore = (name: string, encryptionKey?: string) =>
  fileStore({ directory: join(folder, name), encryptionKey });

console.log(JSON.stringify(await runSteps(allSteps, { ...setting, openFileStore })));
