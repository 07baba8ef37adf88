import type { Schema } from '../document/document.js';

/** How the runtime writes and reads a media type. */
export type MediaKind = 'json' | 'form' | 'multipart' | 'text' | 'bytes';

/** The key of the media types of an error that are not read: a server may be asked for them. */
export const UNREAD = 'x-unread-media-types';

/** Returns a media type without its parameters, in lower case. */
export function essenceOf(mediaType: string): string {
  return mediaType.split(';', 1).join().trim().toLowerCase();
}

/** Returns a media type as a client names it: a character set is left out, because JSON and our text are in UTF-8. */
export function withoutCharset(mediaType: string): string {
  return mediaType
    .split(';')
    .map(part => part.trim())
    .filter((part, index) => index === 0 || !/^charset=/i.test(part))
    .join('; ');
}

/** Returns the character set that a media type names, in lower case; undefined if it names none. */
export function charsetOf(mediaType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(mediaType)?.[1]?.toLowerCase();
}

/** Items that follow one another, which the runtime does not take apart. */
const STREAMS = /^application\/(json-seq|.*\+json-seq|jsonl|x-jsonlines|x-?ndjson)$|^text\/event-stream$/;
const MARKUP = /^(?!image\/).*[/+]xml(-\w+)?$|^text\/html$|\/xhtml/;
const BINARY =
  /^(image|audio|video|font|model)\/|^application\/(octet-stream|pdf|zip|gzip|x-gzip|x-tar|x-bzip2?|x-7z-compressed|x-pkcs12|pkix-cert|protobuf|x-protobuf|msgpack|vnd\.ms-|vnd\.openxmlformats)/;

/**
 * Returns how the runtime writes or reads a media type; undefined if it can't.
 *
 * A range such as `*` + `/*` is what its schema says: a string is text, and all else is JSON. So is plain text, under which
 * some servers send JSON.
 */
export function mediaKind(mediaType: string, schema: Schema | undefined): MediaKind | undefined {
  const essence = essenceOf(mediaType);
  if (STREAMS.test(essence) || (MARKUP.test(essence) && !/\+json$/.test(essence))) return undefined;
  if (/^(application|text)\/json$|\+json$/.test(essence)) return 'json';
  if (essence === 'application/x-www-form-urlencoded') return 'form';
  if (essence.startsWith('multipart/')) return essence === 'multipart/form-data' ? 'multipart' : undefined;
  const isBinary = schema?.format === 'binary' || schema?.format === 'byte';
  const isString =
    schema?.type === 'string' || (Array.isArray(schema?.type) && schema.type.includes('string'));
  if (essence === '*/*' || essence === 'application/*')
    return isBinary ? 'bytes' : isString ? 'text' : 'json';
  if (BINARY.test(essence)) return 'bytes';
  if (essence === 'text/plain') return isStructured(schema) ? 'json' : 'text';
  if (essence.startsWith('text/')) return isStructured(schema) ? undefined : 'text';
  // Another type of its own, such as application/jwt, is as good as what the schema says of it.
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(essence)) return undefined;
  if (isBinary || schema === undefined || Object.keys(schema).length === 0) return 'bytes';
  return isString ? 'text' : undefined;
}

/** Whether a schema describes an object or a list. */
function isStructured({ type, properties, items, allOf }: Schema = {}): boolean {
  if (type !== undefined) return [type].flat().some(one => one === 'object' || one === 'array');
  return properties !== undefined || items !== undefined || allOf !== undefined;
}
