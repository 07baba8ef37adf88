import { pointerKeys } from '../document/document.js';
import { pascalCase } from '../names.js';
import type { Located } from './located.js';

/**
 * Names what stands in `components`, so that all who refer to it have one name for it; undefined for what stands elsewhere.
 *
 * @param ending what the name ends with, if the key does not
 */
export function placeName({ at }: Located, kind: string, ending: string): string | undefined {
  const [root, own, name, ...rest] = pointerKeys(at);
  if (root !== 'components' || own !== kind || name === undefined || rest.length > 0) return undefined;
  const stem = pascalCase(name);
  return stem.endsWith(ending) ? stem : stem + ending;
}

/** Names what the operations of a path item share after the path; undefined for what is an operation's own. */
export function sharedStem({ at }: Located): string | undefined {
  const keys = pointerKeys(at);
  const [item = '', field] = keys[0] === 'components' ? keys.slice(2) : keys.slice(1);
  return field === 'parameters' ? pascalCase(item) : undefined;
}
