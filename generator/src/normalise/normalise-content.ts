import { isObject } from '../document/json.js';
import type { Context } from './context.js';
import { entriesAt, fieldAt, follow, type Json, type Located, moved } from './located.js';
import { normaliseExamples } from './normalise-examples.js';
import { normaliseHeaders } from './normalise-headers.js';

/**
 * Writes the media types of a body, a response or a parameter, and names their schemas: JSON first, so that it has the plain
 * name. Schemas that say the same share one.
 */
export function normaliseContent(context: Context, content: Located, name: string): Json {
  const known = new Map<string, Located>();
  const media = new Map<string, unknown>();
  const ranked = entriesAt(content).sort(([a], [b]) => rankOf(a) - rankOf(b));
  for (const [type, one] of ranked) media.set(type, normaliseMedia(context, one, name, known));
  return Object.fromEntries(entriesAt(content).map(([type]) => [type, media.get(type)]));
}

function rankOf(type: string): number {
  if (/json/i.test(type)) return 0;
  return /form/i.test(type) ? 1 : 2;
}

/** @param known schemas of the same thing, by what they say */
function normaliseMedia(
  context: Context,
  media: Located,
  name: string,
  known: Map<string, Located>,
): unknown {
  const { spec, hoister } = context;
  if (!isObject(media.value)) return media.value;
  const own = follow(spec, media);
  const schema = fieldAt(own, 'schema');
  const examples = fieldAt(own, 'examples');
  const encoding = fieldAt(own, 'encoding');
  const text = JSON.stringify(schema.value) ?? '';
  if (!known.has(text)) known.set(text, schema);
  return moved(spec, own, {
    ...(schema.value !== undefined && { schema: hoister.use(known.get(text) ?? schema, name, true) }),
    ...(isObject(examples.value) && { examples: normaliseExamples(context, examples) }),
    ...(isObject(encoding.value) && { encoding: normaliseEncoding(context, encoding) }),
  }).value;
}

function normaliseEncoding(context: Context, encoding: Located): Json {
  return Object.fromEntries(
    entriesAt(encoding).map(([field, one]) => {
      const headers = fieldAt(one, 'headers');
      if (!isObject(headers.value)) return [field, one.value];
      return [field, moved(context.spec, one, { headers: normaliseHeaders(context, headers) }).value];
    }),
  );
}
