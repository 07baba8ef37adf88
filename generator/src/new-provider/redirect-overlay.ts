import { isScalar, parseDocument } from 'yaml';

/** The spec that an overlay completes. */
export interface OverlayTarget {
  /** The vendor's file, by its path from the overlay. */
  readonly main: string;
  /** Where it was loaded from; undefined for a file. */
  readonly url: string | undefined;
  readonly sha256: string;
}

/**
 * Makes an overlay complete another file of the vendor: its `extends` and `x-origin` are changed, and every other byte of it
 * stays, comments too.
 *
 * A spec that comes as a file keeps the URL that the overlay knows: the hash says whether it is what is published there.
 */
export function redirectOverlay(text: string, { main, url, sha256 }: OverlayTarget): string {
  const document = parseDocument(text);
  const edits = new Map<readonly string[], string>([[['extends'], `./${main}`]]);
  if (url !== undefined) edits.set(['x-origin', 'url'], url);
  if (url !== undefined || document.has('x-origin')) edits.set(['x-origin', 'sha256'], sha256);
  const changed = [...edits].filter(([path, value]) => document.getIn(path) !== value);
  const places = changed.map(([path, value]) => {
    const node: unknown = document.getIn(path, true);
    return isScalar(node) && node.range ? { start: node.range[0], end: node.range[1], value } : undefined;
  });
  if (places.includes(undefined)) {
    for (const [path, value] of changed) document.setIn(path, value);
    return document.toString({ lineWidth: 0 });
  }
  return places
    .filter(place => place !== undefined)
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, value }) => all.slice(0, start) + scalar(value) + all.slice(end), text);
}

/** Writes a string as YAML: as it is, where that can't mean anything else. */
function scalar(value: string): string {
  return /^[\w./][\w./:?=&%+@-]*$/.test(value) && !/^\d+$|:$/.test(value) ? value : JSON.stringify(value);
}
