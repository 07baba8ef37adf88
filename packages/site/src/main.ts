import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from './build/build-site.js';
import { serveSite } from './build/serve.js';

/* What `npm run site` runs. */

const HELP = `Builds the site.

    npm run site                  into packages/site/out
    npm run site -- --out FOLDER  into another folder, which is emptied before
    npm run site -- --serve       and shows it on this machine
`;

const { values } = parseArgs({
  options: { out: { type: 'string' }, serve: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  const started = performance.now();
  const out = path.resolve(values.out ?? path.join(import.meta.dirname, '../out'));
  const { pages } = await buildSite(out);
  console.log(
    `${pages} pages in ${path.relative('', out)}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  if (values.serve) console.log(`Shown at ${(await serveSite(out)).url}; Ctrl+C ends it`);
}
