import type { FindingsTextOptions } from '@token-clients/generator/core';

/** How findings and errors are written in a page: all of them, without colours, with the lines of these texts. */
export function textStyle(texts: ReadonlyMap<string, string>): FindingsTextOptions {
  return { textOf: file => texts.get(file), isAll: true, hasColours: false };
}
