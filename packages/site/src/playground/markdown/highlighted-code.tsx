import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript';
import { jsonLanguage } from '@codemirror/lang-json';
import { classHighlighter, highlightCode } from '@lezer/highlight';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';

const LANGUAGES = {
  ts: typescriptLanguage,
  typescript: typescriptLanguage,
  js: javascriptLanguage,
  json: jsonLanguage,
} as const;

/** Shows a short piece of code, with the colours of a language that is known. */
export function HighlightedCode({
  code,
  language,
}: {
  readonly code: string;
  readonly language: string;
}): VNode {
  const parts = useMemo(() => partsOf(code, language), [code, language]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: code that is wider than the page is scrolled with the keyboard
    <pre class="pg-fence" tabIndex={0}>
      <code>{parts}</code>
    </pre>
  );
}

function partsOf(code: string, name: string): (string | VNode)[] {
  const language = Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name as keyof typeof LANGUAGES] : undefined;
  if (!language) return [code];
  const parts: (string | VNode)[] = [];
  highlightCode(
    code,
    language.parser.parse(code),
    classHighlighter,
    (text, classes) => parts.push(classes === '' ? text : <span class={classes}>{text}</span>),
    () => parts.push('\n'),
  );
  return parts;
}
