import { lookUp, pointer, pointerKeys } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import type { Kind } from '../source/grammar.js';
import { type Part, referencesOf, walkPart } from '../source/walk.js';
import type { FoundOperation } from './found-operation.js';
import { type Json, membersAt, ownField } from './located.js';

/**
 * Lists the parts of `components` that operations reach, by reference or as security schemes, as JSON pointers.
 *
 * @param paths the path items of the operations, with nothing else in them
 */
export function reachOf(spec: Spec, operations: readonly FoundOperation[], paths: Json): Set<string> {
  const { document } = spec;
  const reached = new Set<string>();
  const seen = new Set<string>();
  const open: [kind: Kind, part: Part][] = [['paths', paths]];
  const follow = (ref: string, kind: Kind) => {
    if (seen.has(ref)) return;
    seen.add(ref);
    const [root, section, name] = pointerKeys(ref);
    if (root === 'components' && section !== undefined && name !== undefined)
      reached.add(pointer('components', section, name));
    const part = lookUp(document, ref);
    if (isObject(part)) open.push([kind, part]);
  };
  for (const name of schemesOf(spec, operations)) {
    follow(`#${pointer('components', 'securitySchemes', name)}`, 'securityScheme');
  }
  // Not by recursion: a chain of references can be longer than calls can be deep.
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    walkPart(next[1], next[0], '', (part, kind) => {
      for (const { ref } of referencesOf(kind, part))
        if (ref.startsWith('#/')) follow(ref, kind === 'discriminator' ? 'schema' : kind);
    });
  }
  return reached;
}

/** Names the security schemes that operations need, by themselves or by the document, and those that `x-token` names. */
function schemesOf({ document }: Spec, operations: readonly FoundOperation[]): Set<string> {
  const requirements = operations.flatMap(({ operation }) =>
    listOf(ownField(operation.value, 'security') ?? ownField(document, 'security')),
  );
  const signature = ownField(ownField(ownField(document['x-token'], 'clientAuth'), 'signature'), 'scheme');
  return new Set([
    ...requirements.filter(isObject).flatMap(one => Object.keys(one)),
    ...(typeof signature === 'string' ? [signature] : []),
  ]);
}

function listOf(value: unknown): unknown[] {
  return membersAt({ value, at: '' }).map(member => member.value);
}
