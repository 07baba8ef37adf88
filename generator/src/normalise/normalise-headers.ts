import { isObject } from '../document/json.js';
import type { Context } from './context.js';
import { entriesAt, fieldAt, follow, type Json, type Located, moved } from './located.js';
import { normaliseExamples } from './normalise-examples.js';

/** Writes the headers of a response or of a part of a form. Their schemas get no names: no code reads them. */
export function normaliseHeaders(context: Context, headers: Located): Json {
  const { spec, hoister } = context;
  return Object.fromEntries(
    entriesAt(headers).map(([name, header]) => {
      const own = follow(spec, header);
      const schema = fieldAt(own, 'schema');
      const examples = fieldAt(own, 'examples');
      const fields = {
        ...(isObject(schema.value) && { schema: hoister.use(schema, name, false) }),
        ...(isObject(examples.value) && { examples: normaliseExamples(context, examples) }),
      };
      return [name, moved(spec, own, fields).value];
    }),
  );
}
