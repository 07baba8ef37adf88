import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackageInterface } from '../change/package-interface.js';
import type { Provider } from '../files/provider.js';
import { shownFrom } from '../files/shown-from.js';
import type { Outcome } from '../generate/outcome.js';
import { quoted } from '../text/shell-word.js';
import { needsFetch } from '../token/needs-fetch.js';

/** Writes what is left to do with a client that is new: what to install, and the lines that use it. */
export function nextSteps({ provider, seen }: Outcome): string {
  if (!seen) return '';
  const { kind, packageName, packageDir, root } = provider;
  const index = shownFrom(root, path.join(packageDir, 'index.js'));
  const from = kind === 'package' ? packageName : index.startsWith('../') ? index : `./${index}`;
  const folder = quoted(shownFrom(root, packageDir));
  const install = [...(kind === 'package' ? [`./${folder}`] : []), ...uninstalled(provider)];
  return [
    'Next:',
    ...(kind === 'package' ? [`  npm install --prefix ${folder}`, `  npm run build --prefix ${folder}`] : []),
    ...(install.length === 0 ? [] : [`  npm install ${install.join(' ')}`]),
    '',
    "  import { tokenSource } from '@token-clients/auth-hooks';",
    `  import { ${seen.factory} } from '${from}';`,
    `  const { value } = await tokenSource(${seen.factory}({ ${optionsOf(seen).join(', ')} })).get();`,
    '',
  ].join('\n');
}

/** The options without which no token is obtained, or, of a grant that a person gives, not the first one. */
function optionsOf({ token, needsBaseUrl }: PackageInterface): string[] {
  const { credentials, clientAuth, startsFrom } = token;
  const usual = [clientAuth.secret?.credential, startsFrom?.code];
  return [
    ...Object.entries(credentials)
      .filter(([name, { required }]) => required !== false || usual.includes(name))
      .map(([name]) => name),
    ...(clientAuth.signature ? ['signer'] : []),
    ...(needsFetch(token) ? ['fetch'] : []),
    ...(needsBaseUrl ? ['baseUrl'] : []),
  ];
}

/** What the program that uses a client has to have, and its package does not list. */
function uninstalled({ packageDir, root }: Provider): string[] {
  const needed = ['@token-clients/runtime', '@token-clients/auth-hooks'];
  const manifest = nearestManifest(path.dirname(packageDir)) ?? path.join(root, 'package.json');
  if (!existsSync(manifest)) return needed;
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(manifest, 'utf8'));
    const known = { ...devDependencies, ...dependencies };
    return needed.filter(name => !Object.hasOwn(known, name));
  } catch {
    return needed;
  }
}

function nearestManifest(folder: string): string | undefined {
  const file = path.join(folder, 'package.json');
  if (existsSync(file)) return file;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearestManifest(parent);
}
