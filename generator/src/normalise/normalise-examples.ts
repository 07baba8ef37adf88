import type { Context } from './context.js';
import { entriesAt, follow, type Json, type Located, moved, ownField } from './located.js';

/** Writes the named examples of a body, a parameter or a response in their own place, with `value` for their data. */
export function normaliseExamples({ spec }: Context, examples: Located): Json {
  return Object.fromEntries(
    entriesAt(examples).map(([name, example]) => {
      const own = follow(spec, example);
      const data = ownField(own.value, 'dataValue');
      return [name, moved(spec, own, data === undefined ? {} : { value: data }).value];
    }),
  );
}
