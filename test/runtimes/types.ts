import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Manifest, published } from '../architecture/support/project.js';
import { application } from './application.js';
import type { Check } from './check.js';
import { runToEnd } from './child.js';
import type { StepResult } from './program/step.js';
import { INSTALL, toolFile, toolFolder, toolVersion } from './tools.js';

/** The lowest TypeScript that the published types need, one between, and the newest. */
const VERSIONS = ['5.4', '5.9', '7.0'];

/** A kind of project. Each compiles the same program, with the types of its dependencies checked as well. */
interface Project {
  readonly name: string;
  readonly lib: readonly string[];
  /** Version of @types/node, if it has any. */
  readonly node?: 20 | 24;
  readonly resolution: 'node16' | 'nodenext' | 'bundler' | 'node10';
  /** An error that it must have; it must have none if left out. */
  readonly error?: string;
}

const PROJECTS: readonly Project[] = [
  { name: 'a server on Node 20, node16', lib: ['es2022'], node: 20, resolution: 'node16' },
  { name: 'a server on Node 20, nodenext', lib: ['es2022'], node: 20, resolution: 'nodenext' },
  { name: 'a server on Node 24, bundler', lib: ['es2023'], node: 24, resolution: 'bundler' },
  { name: 'a page, bundler', lib: ['es2022', 'dom'], resolution: 'bundler' },
  {
    name: 'a page with iterable DOM types, nodenext',
    lib: ['es2023', 'dom', 'dom.iterable'],
    resolution: 'nodenext',
  },
];

/** What a README says of the resolution of old: it finds no module. TypeScript 6 and later do not have it any more. */
const OLD: Project = {
  name: 'node10 finds no module',
  lib: ['es2022'],
  node: 20,
  resolution: 'node10',
  error: 'TS2307',
};

/** Uses every package with types that a caller meets, and asks for an error where one is due. */
const PROGRAM = `
import { authorizationHeader, bearerFetch, bearerMiddleware, coboSigner, signedFetch, tokenSource } from '@token-clients/auth-hooks';
import { memoryStore } from '@token-clients/auth-hooks/memory-store';
import { benchlingAuth } from '@token-clients/benchling-auth';
import { coboOAuth, OAuthAPI } from '@token-clients/cobo-oauth';
import { equinixAccessToken, equinixAccessTokenClient, OAuth2TokenApi } from '@token-clients/equinix-access-token';
import { equinixSts } from '@token-clients/equinix-sts';
import { isTokenClientError } from '@token-clients/runtime';

const source = tokenSource(equinixAccessToken({ clientId: 'a', clientSecret: () => 'b' }), { store: memoryStore() });
const origins = ['https://api.example.com'];
const api = bearerFetch(source, { origins });
export const response = await api('https://api.example.com/', { method: 'POST', body: 'text' });
export const status: number = response.status;
export const header: string = (await authorizationHeader(source)).authorization;

const signer = coboSigner({ privateKey: '4c'.repeat(32) });
export const signed = signedFetch(signer, { origins });
export const wallets = new OAuthAPI({ signer });
export const grants = [coboOAuth({ clientId: 'a', orgId: 'b', signer }), equinixSts({ subjectToken: 'a' })];
export const benchling = benchlingAuth({ clientId: 'a', clientSecret: 'b', serverVariables: { tenant: 'c' } });
// @ts-expect-error a number is no key, whatever the libraries of this project know of CryptoKey.
coboSigner({ privateKey: 123 });

const client = equinixAccessTokenClient();
client.use(bearerMiddleware(source, { origins }));
const result = await new OAuth2TokenApi().getOAuth2AccessTokenResult({ client_id: 'a', client_secret: 'b' });
export const token: string | undefined = result.status === 200 ? result.data.access_token : undefined;
if (result.status === 400) result.error?.error_code satisfies string | undefined;
try {
  await source.get({ signal: AbortSignal.timeout(1_000) });
} catch (error) {
  if (isTokenClientError(error) && error.code === 'timeout') error.timeoutMs satisfies number | undefined;
}
await source.close();
`;

/** A file of CommonJS, which loads ES modules by `require()`. TypeScript knows since 5.8 that Node can. */
const COMMONJS = `
import { tokenSource } from '@token-clients/auth-hooks';
import runtime = require('@token-clients/runtime');

export const make: typeof tokenSource = options => tokenSource(options);
export const known: boolean = runtime.isTokenClientError(new Error());
`;
const COMMONJS_SINCE = '5.8';

/** The published types under one version of TypeScript. */
export const typesChecks: readonly Check[] = VERSIONS.map(version => ({
  id: `typescript-${version}`,
  title: `TypeScript ${version}`,
  missing: () => (compiler(version) === undefined ? `not installed; run: ${INSTALL}` : undefined),
  async run() {
    const { folder } = await application();
    const compile = async (project: Project, index: number): Promise<StepResult> => {
      const target = join(folder, `typescript-${version}-${index}`);
      write(target, project, version);
      const { code, stdout } = await runToEnd(process.execPath, [compiler(version) ?? '', '-p', target]);
      const errors = new Set(stdout.match(/\bTS\d+\b/g));
      const passed = project.error === undefined ? code === 0 : errors.has(project.error);
      const note = stdout.trim().replace(/^\S*?(?=@token-clients|program\.ts)/gm, '');
      return { name: project.name, passed, ...(!passed && { note }) };
    };
    const steps: StepResult[] = [];
    // One by one: each takes a processor and much memory.
    for (const [index, project] of [...PROJECTS, ...(Number(version) < 6 ? [OLD] : [])].entries())
      steps.push(await compile(project, index));
    return { version: toolVersion(`typescript-${version}`), steps };
  },
}));

function write(target: string, { lib, node, resolution }: Project, version: string): void {
  mkdirSync(target);
  writeFileSync(join(target, 'package.json'), '{ "type": "module" }');
  const files = {
    'program.ts': PROGRAM,
    'entries.ts': everyEntry(join(target, '..', 'node_modules'), node !== undefined),
    ...(resolution === 'nodenext' && isAtLeast(version, COMMONJS_SINCE) && { 'program.cts': COMMONJS }),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(target, file), text);
  const types = node === undefined ? undefined : toolFolder(`@types/node-${node}`);
  if (types !== undefined) {
    mkdirSync(join(target, 'node_modules', '@types'), { recursive: true });
    symlinkSync(types, join(target, 'node_modules', '@types', 'node'), 'junction');
  }
  const compilerOptions = {
    target: 'es2022',
    lib,
    module: resolution === 'node16' || resolution === 'nodenext' ? resolution : 'esnext',
    moduleResolution: resolution,
    types: node === undefined ? [] : ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    // What is not found is not checked.
    skipLibCheck: resolution === 'node10',
    noEmit: true,
  };
  writeFileSync(
    join(target, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: Object.keys(files) }),
  );
}

/**
 * Imports every path that an installed package exports. Left out: one that needs a package of others that is not installed with it, and
 * where there is no Node, packages for Node alone.
 */
function everyEntry(modules: string, onNode: boolean): string {
  return published()
    .map(({ manifest }) => readFileSync(join(modules, manifest.name, 'package.json'), 'utf8'))
    .map(text => JSON.parse(text) as Manifest)
    .filter(({ name }) => onNode || !NODE_ONLY.includes(name))
    .flatMap(({ name, exports = {} }) => Object.keys(exports).map(key => posix.join(name, key)))
    .filter(entry => !/\/(package\.json|opentelemetry)$/.test(entry))
    .map((entry, index) => `export * as entry${index} from '${entry}';\n`)
    .join('');
}
const NODE_ONLY = ['@token-clients/testing', '@token-clients/generator'];

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, 'en', { numeric: true }) >= 0;
}

function compiler(version: string): string | undefined {
  return toolFile(`typescript-${version}`, 'bin', 'tsc');
}
