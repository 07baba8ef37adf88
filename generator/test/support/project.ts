import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Java } from '../../src/jar/java.js';
import { CONFIG_FILE } from '../../src/project/project.js';

/** The real project. Tests read it and never write to it. */
export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** A document of any shape, right or wrong. */
// biome-ignore lint/suspicious/noExplicitAny: tests break it at every level
export type Loose = any;

/** A copy of the smallest spec that passes, changed by the test. */
export function smallSpec(change: (spec: Loose) => void = () => {}): Loose {
  const spec = parse(readFileSync(path.join(PROJECT, 'templates/spec.yaml'), 'utf8'));
  change(spec);
  return spec;
}

/** Puts specs into a folder as a project would have them: text as it is, anything else as JSON, which is YAML too. */
export function putSpecs(
  root: string,
  specs: Readonly<Record<string, unknown>>,
  { isStrict = false }: { readonly isStrict?: boolean } = {},
): void {
  mkdirSync(path.join(root, 'specs'), { recursive: true });
  for (const [name, spec] of Object.entries(specs)) {
    const text = typeof spec === 'string' ? spec : JSON.stringify(spec, null, 2);
    writeFileSync(path.join(root, 'specs', `${name}.yaml`), text);
  }
  if (isStrict) putConfig(root, Object.keys(specs));
}

/** Puts the configuration of a project like the real one into a folder. */
export function putConfig(root: string, strict: readonly string[] = []): void {
  const real = JSON.parse(readFileSync(path.join(PROJECT, CONFIG_FILE), 'utf8'));
  const own = { ...real, workspace: { ...real.workspace, strict } };
  writeFileSync(path.join(root, CONFIG_FILE), JSON.stringify(own));
}

/** What the generator needs to run. */
const GENERATOR = [
  'bin',
  'bundle',
  'dist',
  'src',
  'mustache',
  'lint.yaml',
  'x-token.schema.json',
  'jar.json',
  'openapitools.json',
  'package.json',
];

/** Makes a folder a project with a command line of its own, so that processes can be started in it and killed. */
export function putGenerator(root: string): void {
  const own = path.join(root, 'generator');
  for (const part of GENERATOR)
    cpSync(path.join(PROJECT, 'generator', part), path.join(own, part), { recursive: true });
  mkdirSync(path.join(root, 'specs'), { recursive: true });
  if (!existsSync(path.join(root, CONFIG_FILE))) putConfig(root);
  symlinkSync(path.join(PROJECT, 'generator/node_modules'), path.join(own, 'node_modules'));
  putModules(root);
}

/** Lets code in a folder import what the project has installed. */
export function putModules(root: string): void {
  symlinkSync(path.join(PROJECT, 'node_modules'), path.join(root, 'node_modules'));
}

/** The environment of a child: the jar and its class archive are those of the real project. */
export function childEnv(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, TOKEN_CLIENTS_CACHE: path.join(PROJECT, 'generator/.cache'), ...more };
}

/** Runs the command line of a project made by {@link putGenerator}. */
export function runCli(root: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const main = path.join(root, 'generator/bin/token-clients-generator.js');
  return spawnSync(process.execPath, [main, ...args], { cwd: root, env: childEnv(env), encoding: 'utf8' });
}

/** Every file below a folder with its text; `generator/.cache` and `node_modules` left out. */
export function snapshot(root: string, below = ''): Record<string, string> {
  const here = path.join(root, below);
  if (!existsSync(here)) return {};
  return Object.fromEntries(
    readdirSync(here)
      .filter(name => name !== 'node_modules' && name !== '.cache')
      .sort()
      .flatMap(name => {
        const file = path.posix.join(below, name);
        return statSync(path.join(root, file)).isDirectory()
          ? Object.entries(snapshot(root, file))
          : [[file, readFileSync(path.join(root, file), 'utf8')]];
      }),
  );
}

/** For runs that must come to an end before Java is looked for. */
export function noJava(): Promise<Java> {
  throw new Error('Java was looked for');
}
