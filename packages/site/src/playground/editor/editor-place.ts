import type { EditorView } from '@codemirror/view';

/**
 * Returns the shadow tree of an element. An editor stands in one because the library of the editor puts its styles into a
 * `<style>` of a document, which the site's security policy refuses, and into a constructed sheet of a shadow tree, which it
 * allows.
 */
export function shadowRootOf(host: HTMLElement): ShadowRoot {
  return host.shadowRoot ?? host.attachShadow({ mode: 'open' });
}

/** Lets an editor measure its lines again when the font is there: it takes their heights from the one before. */
export function measureWithFont(view: EditorView): void {
  void document.fonts.ready.then(() => view.requestMeasure());
}
