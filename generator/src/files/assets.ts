import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generatorRoot } from '../project-root.js';

/** The files of this project that decide what is generated, beside the specs. */
export interface Assets {
  /** The templates, by file name. */
  readonly templates: ReadonlyMap<string, string>;
  /** The linter's rules, as YAML. */
  readonly lintRules: string;
}

/** Reads them; new at each run, because `--watch` follows edits of templates. */
export function readAssets(): Assets {
  const folder = path.join(generatorRoot, 'mustache');
  return {
    templates: new Map(
      readdirSync(folder).map(name => [name, readFileSync(path.join(folder, name), 'utf8')]),
    ),
    lintRules: readFileSync(path.join(generatorRoot, 'lint.yaml'), 'utf8'),
  };
}

/** The version of the runtime that generated code is written for: the generator's own. */
export function runtimeVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(path.join(generatorRoot, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return dependencies['@token-clients/runtime'] ?? '*';
}
