import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { compareInterfaces } from '../../../src/change/compare-interfaces.js';
import type { PackageInterface } from '../../../src/change/package-interface.js';
import { readInterface } from '../../../src/change/read-interface.js';
import { templateData } from '../../../src/code/template-data.js';
import { judgeSpec } from '../../../src/judge/judge-spec.js';
import { normaliseSpec } from '../../../src/normalise/normalise-spec.js';
import { sliceSpec } from '../../../src/normalise/slice-spec.js';
import { checkReferences } from '../../../src/read/check-references.js';
import { readProvider } from '../../../src/read/read-provider.js';
import { parseSpec } from '../../../src/source/parse-spec.js';
import { readTokenModel } from '../../../src/token/token-model.js';
import { typesOf } from '../../../src/types/types-document.js';
import type { Loose } from '../../support/project.js';

const BASE = readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'base.yaml'), 'utf8');

/** A copy of the spec whose versions are compared, changed by the test. */
export function version(change: (spec: Loose) => void = () => {}): Loose {
  const spec = parse(BASE);
  change(spec);
  return spec;
}

/** What users see of the package of a spec. */
export async function interfaceOf(spec: Loose): Promise<PackageInterface> {
  const text = JSON.stringify(spec);
  const slice = sliceSpec(await parseSpec({ name: 'vendor', specName: 'specs/vendor.yaml', text }));
  checkReferences(slice);
  const model = readProvider(normaliseSpec(judgeSpec(slice)));
  const token = readTokenModel(model);
  return readInterface(model, token, typesOf(model.spec), templateData(model, token, slice));
}

/** What is said of a change of the spec: each line begins with `!` if it breaks programs. */
export async function changesOf(change: (spec: Loose) => void): Promise<string[]> {
  const [before, after] = await Promise.all([interfaceOf(version()), interfaceOf(version(change))]);
  return compareInterfaces(before, after).map(
    ({ kind, isBreaking, sentence }) => `${isBreaking ? '! ' : ''}${kind}: ${sentence.text}`,
  );
}
