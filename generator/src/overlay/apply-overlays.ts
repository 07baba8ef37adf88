import type { Places } from '../document/places.js';
import type { NamedText } from '../document/spec.js';
import { applyAction } from './apply-action.js';
import { readOverlay } from './read-overlay.js';

/**
 * Applies OpenAPI Overlays to a document, in their order. Parts that an overlay adds have their place in its file; the
 * document that is given is left as it is.
 *
 * The document's `x-origin` is then that of the overlay, where it has one: relative servers are relative to it.
 *
 * Other than the Overlay Specification wants it, a target that selects nothing is an error: whoever wrote it meant a part
 * that was renamed or is misspelt.
 *
 * @throws {GenerateError} `spec_invalid`, with the overlay's file and the action's JSON pointer
 */
export function applyOverlays<Document extends object>(
  document: Document,
  places: Places,
  overlays: readonly NamedText[],
): Document {
  let origin: unknown;
  const completed = overlays.reduce<Document>((before, text) => {
    const overlay = readOverlay(text);
    origin = overlay.origin ?? origin;
    return overlay.actions.reduce<Document>(
      (now, action) => applyAction(now, places, overlay, action) as Document,
      before,
    );
  }, document);
  return origin === undefined ? completed : places.copy(completed, { ...completed, 'x-origin': origin });
}
