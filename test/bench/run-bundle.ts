import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Responds to every request with a body that is a valid token for each provider, and a response of an API as well. */
const RUNNER = `
const body = JSON.stringify({
  access_token: 'fake-token', token_type: 'Bearer', expires_in: 3600, token_timeout: '3600', user_name: 'fake',
  issued_token_type: 'urn:ietf:params:oauth:token-type:access_token', refresh_token: 'fake-refresh-token', data: [],
});
globalThis.fetch = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
globalThis.loadedFiles = [];
console.log = () => {};
await import(process.argv[2]);
process.stdout.write(JSON.stringify(globalThis.loadedFiles), () => process.exit(0));
`;

/**
 * Runs a bundled program to its end, in a process of its own.
 *
 * @param files minified text by name
 * @returns the names of the files that were loaded by then
 * @throws Error if the program fails
 */
export function filesLoadedBy(entry: string, files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), 'token-clients-bundle-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'run.js'), RUNNER);
    for (const [name, text] of files) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `globalThis.loadedFiles.push(${JSON.stringify(name)});\n${text}`);
    }
    const args = [join(folder, 'run.js'), `./${entry}`];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    // In front of the error Node prints the line that threw it, which is the whole program here.
    if (status !== 0) throw new Error(`The bundled program ended with ${status}: …${stderr.slice(-1000)}`);
    return new Set(JSON.parse(stdout) as string[]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
