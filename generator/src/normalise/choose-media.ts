import type { Schema } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { essenceOf, type MediaKind, mediaKind } from '../wire/media-kind.js';
import { entriesAt, fieldAt, follow, type Json, type Located, moved, ownField } from './located.js';
import { note } from './note.js';

/** The key by which a person chooses the media type of a body that is written in several. */
export const MEDIA_TYPE = 'x-media-type';

interface Candidate {
  readonly type: string;
  readonly kind: MediaKind;
}

const TO_SEND: readonly MediaKind[] = ['json', 'form', 'multipart', 'text', 'bytes'];
const TO_READ: readonly MediaKind[] = ['json', 'text', 'bytes'];

/**
 * Leaves of the media types of a request body the one that clients send: JSON before a form before all others, or the one
 * that `x-media-type` names. Content of which nothing can be sent stays as it is.
 */
export function chooseBodyMedia(spec: Spec, operation: Located, body: Located): Located {
  const content = fieldAt(body, 'content');
  const wanted = ownField(body.value, MEDIA_TYPE) ?? ownField(operation.value, MEDIA_TYPE);
  const candidates = candidatesOf(spec, content, TO_SEND);
  const chosen = candidates.find(({ type }) => type === wanted) ?? candidates[0];
  if (!chosen) return content;
  const others = otherTypes(content, chosen.type);
  if (others.length > 0 && chosen.type !== wanted)
    note(
      spec,
      'media-type-chosen',
      content,
      `The body is sent as ${chosen.type}, not as ${others.join(', ')}`,
      `Choose another with ${MEDIA_TYPE} on the operation.`,
    );
  if (chosen.kind === 'json' && !saysItself(chosen))
    note(spec, 'media-type-chosen', content, `A body of type ${chosen.type} is sent as JSON`);
  return only(spec, content, chosen);
}

/** Whether a media type says itself how it is written: a range does not, nor does text of which the schema is an object. */
function saysItself({ type, kind }: Candidate): boolean {
  const essence = essenceOf(type);
  return !essence.includes('*') && !(kind === 'json' && essence === 'text/plain');
}

/**
 * Leaves of the media types of a response the one that clients read: JSON before all others. An error in none that is read
 * loses its content: its message is found in its text.
 */
export function chooseResponseMedia(
  spec: Spec,
  response: Located,
  isSuccess: boolean,
): { readonly content: Located; readonly unread: readonly string[] } {
  const content = fieldAt(response, 'content');
  const [chosen] = candidatesOf(spec, content, isSuccess ? TO_READ : ['json']);
  const others = otherTypes(content, chosen?.type);
  if (!chosen) {
    if (isSuccess) return { content, unread: [] };
    if (others.length > 0)
      note(
        spec,
        'media-type-chosen',
        content,
        `An error of type ${others.join(', ')} is read as text: it has a message and no type`,
      );
    return { content: { ...content, value: {} }, unread: others };
  }
  if (isSuccess && others.length > 0)
    note(
      spec,
      'media-type-chosen',
      content,
      `The response is read as ${chosen.type}, not as ${others.join(', ')}`,
    );
  if (!saysItself(chosen))
    note(
      spec,
      'media-type-chosen',
      content,
      `A response of type ${chosen.type} is read as ${chosen.kind === 'json' ? 'JSON' : chosen.kind}`,
    );
  return { content: only(spec, content, chosen), unread: [] };
}

function candidatesOf(spec: Spec, content: Located, kinds: readonly MediaKind[]): Candidate[] {
  const known = entriesAt(content).flatMap(([type, media]): Candidate[] => {
    const kind = mediaKind(type, schemaOf(spec, media));
    return kind && kinds.includes(kind) ? [{ type, kind }] : [];
  });
  const rank = ({ type, kind }: Candidate) => kinds.indexOf(kind) * 4 + plainness(type);
  return known.sort((a, b) => rank(a) - rank(b));
}

/** JSON as such before JSON of a vendor, and that before a range. */
function plainness(type: string): number {
  const essence = essenceOf(type);
  if (!/json$/.test(essence)) return 3;
  if (essence !== 'application/json') return 2;
  return type === essence ? 0 : 1;
}

function schemaOf(spec: Spec, media: Located): Schema | undefined {
  try {
    return follow(spec, fieldAt(follow(spec, media), 'schema')).value as Schema | undefined;
  } catch {
    // Whoever writes the schema reports the reference that leads nowhere.
    return undefined;
  }
}

function otherTypes(content: Located, chosen: string | undefined): string[] {
  return entriesAt(content).flatMap(([type]) => (type === chosen ? [] : [type]));
}

/** Bytes have the type of bytes, whatever their schema says. */
function only(spec: Spec, content: Located, { type, kind }: Candidate): Located {
  const media = fieldAt(content, type);
  const value =
    kind === 'bytes' && isObject(media.value)
      ? moved(spec, media, { schema: spec.places.copy(media.value as object, { ...BYTES }) }).value
      : media.value;
  return moved(spec, { ...content, value: {} }, { [type]: value } as Json);
}

const BYTES = { type: 'string', format: 'binary' } as const;
