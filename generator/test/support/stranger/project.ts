import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../../src/errors.js';
import { isGenerateError } from '../../../src/errors.js';
import type { Ask } from '../../../src/first-reading/open-questions.js';
import { newProvider } from '../../../src/new-provider/new-provider.js';
import { newFolder } from '../folder.js';
import { PROJECT } from '../project.js';

/** A spec as its vendor publishes it: one file, or a folder with the file to start from. */
export type VendorSpec =
  | { readonly file: string; readonly text: string }
  | { readonly files: Readonly<Record<string, string>>; readonly start: string };

/** What came of a spec: a package, or the reason why there is none. */
export type Outcome = Accepted | Refused;

export interface Accepted {
  readonly kind: 'accepted';
  readonly name: string;
}

export interface Refused {
  readonly kind: 'refused';
  readonly name: string;
  readonly rule: string | undefined;
  readonly file: string | undefined;
  readonly pointer: string | undefined;
  /** The message as the command prints it. */
  readonly message: string;
  readonly findings: readonly Finding[];
}

type Answers = Readonly<Record<string, string>>;

/** A project whose only providers are strangers: nothing in it was written for their specs. */
export interface StrangerProject extends Disposable {
  readonly root: string;
  /**
   * Does what `npm run new-provider -- NAME --spec FILE` does, in this process. Anything but a package or an error that a
   * person can act on is thrown.
   *
   * @param answers to what the spec leaves open, by the key of the question
   * @param grants as `--grant` names them
   * @param keepsAll whether all operations are kept, if this spec is another case than the others
   */
  add(
    name: string,
    spec: VendorSpec,
    answers?: Answers,
    grants?: readonly string[],
    keepsAll?: boolean,
  ): Promise<Outcome>;
}

/**
 * Makes a project without providers, in a folder of its own; `using` removes it.
 *
 * @param all whether all operations of its specs are kept, or those that have to do with tokens
 * @param isGuessing whether the likeliest option answers what is left open, as with `--yes`
 * @param limitMs how long a library may take for a spec
 */
export function strangerProject({
  all = true,
  isGuessing = false,
  limitMs,
}: {
  readonly all?: boolean;
  readonly isGuessing?: boolean;
  readonly limitMs?: number;
} = {}): StrangerProject {
  const root = newFolder();
  for (const folder of ['specs', 'packages', 'vendor']) mkdirSync(path.join(root, folder));
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }\n');
  putInstalled(root);
  return {
    root,
    add: (name, spec, answers = {}, grants = [], keepsAll = all) =>
      add(root, name, spec, { all: keepsAll, isGuessing, limitMs, answers, grants }),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function add(
  root: string,
  name: string,
  spec: VendorSpec,
  {
    all,
    isGuessing,
    limitMs,
    answers,
    grants,
  }: {
    readonly all: boolean;
    readonly isGuessing: boolean;
    readonly limitMs: number | undefined;
    readonly answers: Answers;
    readonly grants: readonly string[];
  },
): Promise<Outcome> {
  const from = putVendorFiles(root, name, spec);
  const ask: Ask = async ({ key, options }) => answers[key] ?? (isGuessing ? options[0]?.value : undefined);
  try {
    await newProvider({ root, name, from, all, grants, ask, limitMs, engine: 'embedded' });
  } catch (error) {
    if (!isGenerateError(error)) throw error;
    const { rule, file, pointer, message, findings } = error;
    return { kind: 'refused', name, rule, file, pointer, message, findings };
  }
  link(root, `@token-clients/${name}`, path.join(root, 'packages', name));
  return { kind: 'accepted', name };
}

function putVendorFiles(root: string, name: string, spec: VendorSpec): string {
  const files = 'files' in spec ? spec.files : { [spec.file]: spec.text };
  for (const [file, text] of Object.entries(files)) {
    const at = path.join(root, 'vendor', name, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
  return path.join(root, 'vendor', name, 'files' in spec ? spec.start : spec.file);
}

/** Lets the packages import what the real project has installed, and each other by name. */
function putInstalled(root: string): void {
  const installed = path.join(PROJECT, 'node_modules');
  mkdirSync(path.join(root, 'node_modules', '@token-clients'), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name !== '@token-clients') link(root, name, path.join(installed, name));
  }
  for (const folder of readdirSync(path.join(PROJECT, 'packages'))) {
    const at = path.join(PROJECT, 'packages', folder);
    link(
      root,
      (JSON.parse(readFileSync(path.join(at, 'package.json'), 'utf8')) as { name: string }).name,
      at,
    );
  }
}

function link(root: string, name: string, to: string): void {
  const at = path.join(root, 'node_modules', name);
  rmSync(at, { force: true });
  symlinkSync(to, at);
}
