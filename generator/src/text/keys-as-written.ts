import { EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml';

/** Where the reading of a map or list is: at a key, at its value, or at an item. */
type Position = 'key' | 'value' | 'item';

/**
 * Makes the keys of all maps strings, as they are in JSON: a mapping from `01` or `1.10` keeps its zeros. The key `<<` stays
 * what it is, as it merges.
 *
 * @returns the events, changed in place
 */
export function keysAsWritten(events: Event[], text: string): Event[] {
  const open: Position[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const here = open.at(-1);
    if (
      here === 'key' &&
      event.type === EVENT_ID.SCALAR &&
      event.fast &&
      event.style === SCALAR_STYLE.PLAIN
    ) {
      // A quoted scalar is a string, and one that needs no decoding reads the same.
      if (event.tagStart < 0 && text.slice(event.valueStart, event.valueEnd) !== '<<')
        event.style = SCALAR_STYLE.SINGLE_QUOTED;
    }
    if (here === 'key') open[open.length - 1] = 'value';
    else if (here === 'value') open[open.length - 1] = 'key';
    if (event.type === EVENT_ID.MAPPING) open.push('key');
    else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.DOCUMENT) open.push('item');
  }
  return events;
}
