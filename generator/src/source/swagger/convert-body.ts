import { setMember } from '../json-data.js';
import type { Part } from '../walk.js';
import { type At, type Conversion, note, without } from './conversion.js';
import { fieldEncoding } from './convert-parameter.js';
import { besideValue, type SchemaConverter } from './convert-schema.js';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/** Converts the parameter that is a body. */
export function bodyOf(
  conversion: Conversion,
  schemas: SchemaConverter,
  from: At,
  types: readonly string[] | undefined,
): Part {
  const schema = conversion.child(from, 'schema');
  const content: Record<string, Part> = {};
  for (const type of types ?? ['application/json'])
    setMember(content, type, conversion.made(from, { ...(schema && { schema: schemas.convert(schema) }) }));
  const body = conversion.made(from, {
    ...without(from.part, 'name', 'in', 'schema'),
    content: conversion.made(from, content),
  });
  if (!types)
    conversion.remark(
      body,
      note(
        'media-type',
        'Nothing says the media type of the body; application/json was taken',
        'Write consumes.',
      ),
    );
  return body;
}

/** Converts the parameters that are fields of a form. */
export function formOf(
  conversion: Conversion,
  schemas: SchemaConverter,
  operation: At,
  fields: readonly At[],
  types: readonly string[] = [],
): Part {
  const hasFile = fields.some(({ part }) => part.type === 'file');
  const forms = types.filter(type => isForm(type) && !(hasFile && type.startsWith(FORM)));
  const taken = forms.length > 0 ? forms : [hasFile ? MULTIPART : FORM];
  const required = fields.filter(({ part }) => part.required === true).map(({ part }) => part.name);
  const content: Record<string, Part> = {};
  const [first = operation] = fields;
  for (const type of taken) {
    const properties: Record<string, Part> = {};
    const encoding: Record<string, Part> = {};
    for (const field of fields) {
      const name = String(field.part.name);
      const property = fieldOf(schemas, field);
      setMember(properties, name, conversion.made(field, property));
      const own = fieldEncoding(conversion, field, property);
      if (own) setMember(encoding, name, own);
    }
    const schema = { type: 'object', properties, ...(required.length > 0 && { required }) };
    setMember(
      content,
      type,
      conversion.made(first, {
        schema: conversion.made(first, schema),
        ...(Object.keys(encoding).length > 0 && { encoding }),
      }),
    );
  }
  const body = conversion.made(first, {
    ...(required.length > 0 && { required: true }),
    content: conversion.made(first, content),
  });
  if (forms.length === 0 && types.length > 0) {
    const named = types.map(type => type.slice(0, 50)).join(', ');
    conversion.remark(
      body,
      note(
        'form',
        `The fields are sent as ${taken[0]}, as a form has to be, not as ${named}`,
        'Correct consumes.',
      ),
    );
  } else if (forms.length === 0) {
    conversion.remark(
      body,
      note('media-type', `Nothing says the media type of the form; ${taken[0]} was taken`, 'Write consumes.'),
    );
  }
  return body;
}

function isForm(type: string): boolean {
  return type.startsWith(FORM) || type.startsWith(MULTIPART);
}

function fieldOf(schemas: SchemaConverter, field: At): Record<string, unknown> {
  return {
    ...schemas.valueOf(field),
    ...without(besideValue(field.part), 'name', 'in', 'required', 'allowEmptyValue'),
  };
}
