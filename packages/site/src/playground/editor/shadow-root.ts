/**
 * Returns the shadow tree of an element. An editor stands in one because the library of the editor puts its styles into a
 * `<style>` of a document, which the site's security policy refuses, and into a constructed sheet of a shadow tree, which it
 * allows.
 */
export function shadowRootOf(host: HTMLElement): ShadowRoot {
  return host.shadowRoot ?? host.attachShadow({ mode: 'open' });
}
