import { Document, isMap, isPair, type Node } from 'yaml';
import { WIDTH } from '../code/layout.js';
import { PINNED_KEY, type PinnedMetadata } from '../discovery/pinned-metadata.js';
import { pointerKeys } from '../document/document.js';
import { plainLine } from '../errors.js';

/** One action of an overlay that is written. */
export interface WrittenAction {
  /** JSON pointer of the object that is completed. */
  readonly pointer: string;
  /** Why, as a sentence. */
  readonly description?: string | undefined;
  readonly update: object;
  /** Comments by the keys in `update` that they stand above, such as `['x-token', 'acquire']`. */
  readonly comments?: readonly (readonly [keys: readonly string[], comment: string])[];
}

export interface WrittenOverlay {
  /** What stands at the top of the file, for people. */
  readonly heading: readonly string[];
  readonly title: string;
  /** The file that it completes, as a reference from the overlay. */
  readonly completes: string;
  /** Where that file was loaded from, and what it was then. */
  readonly origin?: { readonly url: string; readonly sha256: string } | undefined;
  /** The metadata document that some of it is from. */
  readonly authorizationServer?: PinnedMetadata | undefined;
  readonly actions: readonly WrittenAction[];
}

/** Writes an OpenAPI Overlay of version 1.0, which all tools read, as YAML. */
export function writeOverlay(overlay: WrittenOverlay): string {
  const { heading, title, completes, origin, authorizationServer, actions } = overlay;
  const content = {
    overlay: '1.0.0',
    info: { title, version: '1.0.0' },
    extends: completes,
    ...(origin && { 'x-origin': { url: origin.url, sha256: origin.sha256 } }),
    ...(authorizationServer && { [PINNED_KEY]: { ...authorizationServer } }),
    actions: actions.map(({ pointer, description, update }) => ({
      target: jsonPathOf(pointer),
      ...(description !== undefined && { description: plainLine(description) }),
      update,
    })),
  };
  // The same part at two places is written twice: an anchor would say that they belong together.
  const document = new Document(content, { aliasDuplicateObjects: false });
  document.commentBefore = heading.map(line => ` ${line}`).join('\n');
  for (const [index, { comments = [] }] of actions.entries()) {
    for (const [keys, comment] of comments) addComment(document, ['actions', index, 'update'], keys, comment);
  }
  return document.toString({ lineWidth: WIDTH });
}

/** Puts a comment above a key, or above the closest one that is there. */
function addComment(
  document: Document,
  start: readonly (string | number)[],
  keys: readonly string[],
  comment: string,
): void {
  for (let depth = keys.length; depth > 0; depth--) {
    const node = keyNode(document, [...start, ...keys.slice(0, depth)]);
    if (!node) continue;
    const rest = keys.slice(depth).join('.');
    const text = wrapped(rest === '' ? comment : `${rest}: ${comment}`, WIDTH - 2 * (depth + 4));
    node.commentBefore = [...(node.commentBefore ? [node.commentBefore] : []), text].join('\n');
    return;
  }
}

/** The node of a key, before which a comment can stand. */
function keyNode(document: Document, path: readonly (string | number)[]): Node | undefined {
  const parent: unknown = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(item => isPair(item) && String(item.key) === String(path.at(-1)));
  return pair?.key as Node | undefined;
}

/** A comment in lines of a width, no line of which can end it. */
function wrapped(comment: string, width: number): string {
  const lines: string[] = [];
  for (const word of plainLine(comment).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(` ${word}`);
  }
  return lines.join('\n');
}

/** The normalized path of RFC 9535, section 2.7, to the part at a JSON pointer. */
export function jsonPathOf(pointer: string): string {
  return `$${pointerKeys(pointer)
    .map(key => `['${key.replace(/['\\]/g, '\\$&').replace(/\p{Cc}/gu, escaped)}']`)
    .join('')}`;
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
