import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

/** Where something stands in its file, as offsets. */
interface TextNode {
  readonly start: number;
}

interface TextScalar extends TextNode {
  readonly holds: 'scalar';
}

interface TextList extends TextNode {
  readonly holds: 'list';
  readonly items: TextValue[];
}

interface TextMap extends TextNode {
  readonly holds: 'map';
  readonly members: TextMember[];
}

/** A key and its value. */
export interface TextMember extends TextNode {
  readonly key: string;
  /** True for `<<`, whose value's members are those of the map around it. */
  readonly merges: boolean;
  readonly value: TextValue;
}

export type TextValue = TextScalar | TextList | TextMap;

/** How deep lists and maps may be inside one another. */
export const MAX_DEPTH = 256;

/**
 * Reads where the parts of a YAML or JSON text stand. An alias is the value of its anchor.
 *
 * @throws {YAMLException} for what is neither
 */
export function textTree(text: string): TextValue | undefined {
  const events = parseEvents(text, { maxDepth: MAX_DEPTH });
  const anchors = new Map<string, TextValue>();
  let next = 0;
  const event = () => events[next++] as Event;
  const value = (first: Event): TextValue => {
    if (first.type === EVENT_ID.ALIAS) {
      const { anchorStart: start, anchorEnd } = first;
      return anchors.get(text.slice(start, anchorEnd)) ?? { holds: 'scalar', start };
    }
    const made = start(first);
    if ('anchorStart' in first && first.anchorStart >= 0)
      anchors.set(text.slice(first.anchorStart, first.anchorEnd), made);
    if (made.holds === 'list') {
      for (let item = event(); item.type !== EVENT_ID.POP; item = event()) made.items.push(value(item));
    } else if (made.holds === 'map') {
      for (let key = event(); key.type !== EVENT_ID.POP; key = event())
        made.members.push(member(text, key, value(key), value(event())));
    }
    return made;
  };
  // The first event opens the document.
  next = 1;
  const first = events[next++];
  return first && first.type !== EVENT_ID.POP ? value(first) : undefined;
}

function start(event: Event): TextValue {
  if (event.type === EVENT_ID.SEQUENCE) return { holds: 'list', start: event.start, items: [] };
  if (event.type === EVENT_ID.MAPPING) return { holds: 'map', start: event.start, members: [] };
  return { holds: 'scalar', start: event.type === EVENT_ID.SCALAR ? scalarStart(event) : 0 };
}

/** A quoted string starts with its quote. */
function scalarStart({ style, valueStart }: ScalarEvent): number {
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? valueStart - 1 : valueStart;
}

function member(text: string, key: Event, { start }: TextNode, value: TextValue): TextMember {
  if (key.type !== EVENT_ID.SCALAR) return { key: '', start, merges: false, value };
  const name = getScalarValue(text, key);
  return { key: name, start, merges: name === '<<' && text.startsWith('<<', start), value };
}

/** Finds the member of a map that a key leads to: its own one, or else one that it merges. */
export function memberOf(map: TextMap, key: string, seen = new Set<TextMap>()): TextMember | undefined {
  seen.add(map);
  const own = index(map).get(key);
  if (own) return own;
  for (const { merges, value } of map.members) {
    for (const merged of !merges ? [] : value.holds === 'list' ? value.items : [value]) {
      const found = merged.holds === 'map' && !seen.has(merged) ? memberOf(merged, key, seen) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/** The members of a map by their keys, so that finding hundreds in a large map takes one look at it. */
function index(map: TextMap): ReadonlyMap<string, TextMember> {
  const known = indexes.get(map);
  if (known) return known;
  const made = new Map(map.members.filter(({ merges }) => !merges).map(one => [one.key, one]));
  indexes.set(map, made);
  return made;
}

const indexes = new WeakMap<TextMap, ReadonlyMap<string, TextMember>>();
