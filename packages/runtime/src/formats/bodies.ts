import { ConfigurationError } from '../errors/errors.js';
import { formEncode, formEncodeComponent, plainText } from '../form.js';
import type { BodyFormat, RequestBody } from '../model/formats.js';
import { jsonOf, type ParameterStyle } from './parameter-style.js';
import { styledParameters } from './styled-parameters.js';

/** Writes JSON under a media type of its own, such as `application/vnd.vendor+json`. */
export function jsonBody(mediaType: string): BodyFormat {
  return { mediaType, write: body => jsonOf('body', body) };
}

/** Writes a string as it is, in UTF-8. */
export function textBody(mediaType: string): BodyFormat {
  return {
    mediaType,
    write(body) {
      if (typeof body === 'object') throw new ConfigurationError('The body must be a string.');
      return `${body}`;
    },
  };
}

/** Sends a Blob, a file or bytes as they are. */
export function bytesBody(mediaType: string): BodyFormat {
  return {
    mediaType,
    write(body) {
      if (
        typeof body === 'string' ||
        body instanceof Blob ||
        body instanceof ArrayBuffer ||
        ArrayBuffer.isView(body)
      )
        return body as RequestBody;
      throw new ConfigurationError('The body must be a Blob, a Uint8Array or an ArrayBuffer.');
    },
  };
}

/**
 * Writes a form with fields of the given styles; all others are written in the usual way.
 *
 * @param joined fields whose lists are one value, with the separator of the items. A comma stays as it is
 */
export function formBody(
  mediaType: string,
  styles: Readonly<Record<string, Omit<ParameterStyle, 'in'>>>,
  joined: Readonly<Record<string, string>> = {},
): BodyFormat {
  const writer = styledParameters(
    Object.fromEntries(Object.entries(styles).map(([name, style]) => [name, { ...style, in: 'query' }])),
  );
  return {
    mediaType,
    write: body =>
      Object.entries(body as object)
        .map(([name, value]) => {
          if (Object.hasOwn(styles, name)) return writer.query([name], { [name]: value });
          const separator = Object.hasOwn(joined, name) ? joined[name] : undefined;
          return separator === undefined
            ? formEncode({ [name]: value })
            : joinedField(name, value, separator);
        })
        .filter(Boolean)
        .join('&'),
  };
}

function joinedField(name: string, value: unknown, separator: string): string {
  const items = [value].flat().flatMap(item => plainText(name, item) ?? []);
  const between = separator === ',' ? separator : formEncodeComponent(separator);
  return items.length > 0
    ? `${formEncodeComponent(name)}=${items.map(formEncodeComponent).join(between)}`
    : '';
}

/**
 * Writes a `multipart/form-data` body: files as files, objects as JSON, the items of a list one by one, all else as strings.
 * What is undefined or null is left out. A FormData is sent as it is.
 *
 * @param types content types of parts, by field, beyond those that a part has anyway
 */
export function multipartBody(types: Readonly<Record<string, string>> = {}): BodyFormat {
  return {
    write(body) {
      if (body instanceof FormData) return body;
      const form = new FormData();
      for (const [name, value] of Object.entries(body as object)) {
        const type = Object.hasOwn(types, name) ? types[name] : undefined;
        for (const item of Array.isArray(value) ? value : [value]) append(form, name, item, type);
      }
      return form;
    },
  };
}

function append(form: FormData, name: string, value: unknown, type: string | undefined): void {
  if (value === undefined || value === null) return;
  if (value instanceof Blob) {
    // A copy is of the type that the spec says, unless the file has one of its own.
    form.append(name, value.type || !type ? value : fileOf([value], nameOf(value), type));
    return;
  }
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    form.append(name, fileOf([value as Uint8Array<ArrayBuffer>], 'blob', type ?? 'application/octet-stream'));
    return;
  }
  const isObject = typeof value === 'object';
  const text = isObject ? jsonOf(name, value) : `${value}`;
  if (isObject || type) form.append(name, new Blob([text], { type: type ?? 'application/json' }));
  else form.append(name, text);
}

function fileOf(parts: BlobPart[], name: string, type: string): File {
  return new File(parts, name, { type });
}

function nameOf(blob: Blob): string {
  return blob instanceof File ? blob.name : 'blob';
}
