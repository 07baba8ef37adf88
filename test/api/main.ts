import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packages, root } from '../architecture/support/project.js';
import { extractApi } from './extract.js';
import { apiPage } from './markdown.js';

/*
 * What `npm run api` runs: writes `api.md` of every package. With `--json` it writes nothing and prints what the pages are
 * made of.
 */

const infos = packages();
const apis = extractApi(root, infos);
if (process.argv.includes('--json')) {
  console.log(JSON.stringify(apis, null, 2));
} else {
  for (const [index, { folder }] of infos.entries()) {
    const api = apis[index];
    if (api) writeFileSync(path.join(root, 'packages', folder, 'api.md'), apiPage(api));
  }
}
