import { stringify } from 'yaml';
import { Places } from '../../src/document/places.js';
import type { NamedText } from '../../src/document/spec.js';
import { GenerateError } from '../../src/errors.js';
import { applyOverlays } from '../../src/overlay/apply-overlays.js';

type Action = Readonly<Record<string, unknown>>;

/** An overlay with these actions, as a file. */
export function overlayOf(actions: readonly Action[], version = '1.1.0'): NamedText {
  return {
    specName: 'specs/vendor.1.overlay.yaml',
    text: stringify({ overlay: version, info: { title: 'Changes', version: '1' }, actions }),
  };
}

/** What a document becomes by these actions. */
export function apply(document: object, actions: readonly Action[], version?: string): unknown {
  return applyOverlays(document, new Places('specs/vendor.json'), [overlayOf(actions, version)]);
}

/** The message with which the work is rejected. */
export function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof GenerateError) return error.message;
    throw error;
  }
  throw new Error('It was accepted');
}
