import { isObject } from '../document/json.js';
import type { NamedText } from '../document/spec.js';
import { type OverlayAction, readOverlay } from './read-overlay.js';

/**
 * Whether an overlay only adds extensions to the root of a document, such as `x-token`.
 *
 * @throws {GenerateError} `spec_invalid` as reading it does
 */
export function addsExtensionsOnly(overlay: NamedText): boolean {
  return readOverlay(overlay).actions.every(addsExtensions);
}

function addsExtensions({ target, change }: OverlayAction): boolean {
  if (target !== '$' || change.kind !== 'update' || !isObject(change.value)) return false;
  return Object.keys(change.value).every(key => key.startsWith('x-'));
}
