import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { specFiles } from '@token-clients/generator/mock-specs';
import type { SampleSpec } from '../playground/page/sample-specs.js';
import { projectRoot } from './project.js';

/** Where they are, from the scripts. */
const FOLDER = 'specs';

/**
 * Writes the specs of the project's providers into the site, for the playground: each as it is, and where it says itself how
 * to obtain a token, without that, which is how vendors publish it.
 */
export async function writeSampleSpecs(out: string): Promise<SampleSpec[]> {
  const folder = path.join(out, 'assets', FOLDER);
  await mkdir(folder, { recursive: true });
  const samples: SampleSpec[] = [];
  for (const [name, file] of specFiles(projectRoot)) {
    const text = await readFile(path.resolve(projectRoot, file), 'utf8');
    const ending = path.extname(file);
    const vendors = withoutXToken(text);
    const forms = [
      { hasToken: vendors !== text, fileName: `${name}${ending}`, text },
      { hasToken: false, fileName: `${name}.vendor${ending}`, text: vendors },
    ];
    for (const form of vendors === text ? forms.slice(0, 1) : forms) {
      const { hasToken, fileName } = form;
      await writeFile(path.join(folder, fileName), form.text);
      samples.push({ title: name, fileName: `${name}${ending}`, hasToken, path: `./${FOLDER}/${fileName}` });
    }
  }
  return samples;
}

/** Leaves out the lines of `x-token` at the top level of a YAML document. */
export function withoutXToken(text: string): string {
  return text.replace(/^x-token:.*\n(?:(?:[ #].*)?\n)*/m, '');
}
