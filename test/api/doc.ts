import { type TypeScript, ts } from './compiler.js';
import type { Doc } from './model.js';

/** Reads the documentation comment of a symbol. Links become the name that they lead to. */
export function docOf(symbol: TypeScript.Symbol | undefined, checker: TypeScript.TypeChecker): Doc {
  const text = plain(ts.displayPartsToString(symbol?.getDocumentationComment(checker)));
  const tags = (symbol?.getJsDocTags(checker) ?? []).map(tag => ({
    name: tag.name,
    text: plain(ts.displayPartsToString(tag.text)),
  }));
  return { summary: summaryOf(text), text, tags };
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
