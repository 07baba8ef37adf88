import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../architecture/support/project.js';
import { packAll } from '../packed/pack.js';
import { writeSums } from '../packed/sums.js';
import { outputOf, runToEnd, shortened, start } from '../runtimes/child.js';
import { toolFile } from '../runtimes/tools.js';
import { npm } from './npm.js';

/** A registry on this machine that has all our packages as they were just built, and everybody else's from an uplink. */
export interface Registry extends AsyncDisposable {
  readonly url: string;
  /** The environment in which npm and its relatives use this registry, and no setting of this project. */
  readonly env: NodeJS.ProcessEnv;
  readonly npmVersion: string;
  /** What npm said when it published. */
  readonly notes: string;
  /** Installs packages by name into a folder, in which it makes a package.json where there is none. */
  install(folder: string, names: readonly string[]): Promise<void>;
}

/** The file that runs Verdaccio, if it is installed. */
export const verdaccio = (): string | undefined => toolFile('verdaccio', 'build', 'index.js');

/**
 * Starts a registry and publishes all packages to it. Its uplink is the registry that npm itself would use.
 * `await using` stops it and removes its files.
 */
export async function startRegistry(): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'token-clients-registry-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', remove);
  const ask = async (...args: string[]) => (await outputOf(...npm(args, { cwd: root }))).trim();
  const [npmVersion, uplink, cache] = await Promise.all([
    ask('--version'),
    ask('config', 'get', 'registry'),
    ask('config', 'get', 'cache'),
  ]);
  const serve = fileURLToPath(new URL('serve.js', import.meta.url));
  const server = start(process.execPath, [serve, verdaccio() ?? '', folder, uplink]);
  const stop = async () => {
    await server[Symbol.asyncDispose]();
    process.removeListener('exit', remove);
    remove();
  };
  try {
    const url = await Promise.race([firstLine(server.child.stdout), server.endedEarly]);
    const env = environmentOf(url, folder, cache);
    const notes = await publishAll(env, folder);
    return {
      url,
      env,
      npmVersion,
      notes,
      async install(target, names) {
        await outputOf(...npm(['install', ...names], { cwd: target, env }));
      },
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Publishes the tarballs of a release as the release does; who made them can't be proved from here. Returns what npm said. */
async function publishAll(env: NodeJS.ProcessEnv, folder: string): Promise<string> {
  const tarballs = join(folder, 'tarballs');
  mkdirSync(tarballs);
  const packed = await packAll(tarballs);
  writeSums(
    tarballs,
    packed.map(({ file }) => basename(file)),
  );
  const command = ['.ci/publish', tarballs, '--provenance=false', '--loglevel=warn'];
  const { code, stdout, stderr } = await runToEnd('bash', command, { cwd: root, env });
  if (code !== 0) throw new Error(`.ci/publish ended with exit code ${code}: ${shortened(stderr)}`);
  return stdout + stderr;
}

/**
 * The environment of a stranger: nothing of the npm that started this process, and settings of their own. The cache is the
 * machine's, which finds downloads by their hash. Scripts of other people's packages are not run.
 */
function environmentOf(url: string, folder: string, cache: string): NodeJS.ProcessEnv {
  const settings = join(folder, 'npmrc');
  const lines = {
    registry: url,
    [`${url.replace(/^http:/, '')}:_authToken`]: 'anybody',
    cache,
    'ignore-scripts': true,
    audit: false,
    fund: false,
    'update-notifier': false,
  };
  const text = Object.entries(lines).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(settings, text.join(''));
  const others = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$)/i.test(name));
  const direct = [process.env.NO_PROXY ?? process.env.no_proxy, '127.0.0.1'].filter(Boolean).join(',');
  return {
    ...Object.fromEntries(others),
    npm_config_userconfig: settings,
    NO_PROXY: direct,
    no_proxy: direct,
  };
}

/** The first line that a program prints. Never rejects. */
function firstLine(output: NodeJS.ReadableStream | null): Promise<string> {
  return new Promise(resolve => {
    let said = '';
    output?.on('data', chunk => {
      said += chunk;
      if (said.includes('\n')) resolve(said.slice(0, said.indexOf('\n')));
    });
  });
}
