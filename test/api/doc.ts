import { type TypeScript, ts } from './compiler.js';
import type { Doc, Thrown } from './model.js';

/** What has a documentation comment: a symbol, with those of all its declarations, or one form of a function. */
type Documented = Pick<TypeScript.Symbol, 'getDocumentationComment'> & {
  getJsDocTags(checker?: TypeScript.TypeChecker): TypeScript.JSDocTagInfo[];
};

/** Reads a documentation comment. Links become the name that they lead to. */
export function docOf(symbol: Documented | undefined, checker: TypeScript.TypeChecker): Doc {
  const text = plain(ts.displayPartsToString(symbol?.getDocumentationComment(checker)));
  const tags = (symbol?.getJsDocTags(checker) ?? []).map(tag => ({
    name: tag.name,
    text: plain(ts.displayPartsToString(tag.text)),
  }));
  const throws = tags.filter(({ name }) => name === 'throws').map(tag => thrownBy(tag.text));
  return { summary: summaryOf(text), text, tags, throws };
}

/** Reads `{ClassName} code when ...`. */
function thrownBy(text: string): Thrown {
  const [, type, code, rest = ''] = /^(?:\{(\w+)\}\s*)?(?:`([a-z]\w*)`,?\s*)?([\s\S]*)$/.exec(text) ?? [];
  return { ...(type && { type }), ...(code && { code }), text: rest };
}

function plain(text: string): string {
  return text.replace(/\{@link\s+([^}|\s]+)[^}]*\}/g, '`$1`').trim();
}

/** The first sentence. A full stop in an abbreviation, a number or a file's name ends none: a blank and a capital follow. */
function summaryOf(text: string): string {
  const [paragraph = ''] = text.split(/\n\s*\n/);
  const line = paragraph.replace(/\s+/g, ' ');
  return /^.*?[.!?](?=\s+[A-Z`(]|$)/.exec(line)?.[0] ?? line;
}
