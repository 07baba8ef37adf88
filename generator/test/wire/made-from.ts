import { type Loose, smallSpec } from '../support/project.js';
import { build } from '../support/stranger/build.js';
import { loadMade, type Made } from '../support/stranger/made.js';
import type { Outcome, StrangerProject } from '../support/stranger/project.js';

/** A spec with further operations, each by `method path`: what is not said of one is as plain as can be. */
export function specWith(operations: Readonly<Record<string, Loose>>, more: Loose = {}): Loose {
  return smallSpec(spec => {
    Object.assign(spec, more);
    for (const [key, operation] of Object.entries(operations)) {
      const [, method = '', path = ''] = /^(\S+) (.*)$/.exec(key) ?? [];
      const { tags = ['OAuth'], security = [], responses = DONE, ...rest } = operation;
      spec.paths[path] = { ...spec.paths[path], [method]: { tags, security, responses, ...rest } };
    }
  });
}

const DONE = { '204': { description: 'Done.' } };

/** Does what `npm run new-provider` does with a spec. */
export function outcomeOf(project: StrangerProject, name: string, spec: Loose): Promise<Outcome> {
  return project.add(name, { file: 'openapi.json', text: JSON.stringify(spec) });
}

/**
 * Makes the package of a spec, compiles it as strictly as can be, with a program that uses it, and imports it.
 *
 * @throws {Error} with the reason why it was refused, or what the compiler says
 */
export async function madeFrom(
  project: StrangerProject,
  name: string,
  spec: Loose,
  program?: string,
): Promise<Made> {
  const outcome = await outcomeOf(project, name, spec);
  if (outcome.kind === 'refused') throw new Error(outcome.message);
  const messages = build(project.root, [name], program === undefined ? {} : { [name]: program });
  for (const message of messages.values()) throw new Error(message);
  return loadMade(project.root, name);
}
