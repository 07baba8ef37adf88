import { createCssVariablesTheme, createHighlighter, type Highlighter } from 'shiki';
import { escapeHtml } from './escape-html.js';

const LANGUAGES = ['bash', 'go', 'http', 'json', 'python', 'typescript', 'yaml', 'diff'] as const;
const NAMES: Readonly<Record<string, (typeof LANGUAGES)[number]>> = {
  bash: 'bash',
  sh: 'bash',
  shell: 'bash',
  console: 'bash',
  go: 'go',
  http: 'http',
  json: 'json',
  jsonc: 'json',
  python: 'python',
  py: 'python',
  js: 'typescript',
  javascript: 'typescript',
  ts: 'typescript',
  typescript: 'typescript',
  yaml: 'yaml',
  yml: 'yaml',
  diff: 'diff',
};

/** Turns code into HTML whose parts have classes: a style in an attribute is what the site's security policy refuses. */
export type Highlight = (code: string, language: string) => string;

/** Loads the grammars, which takes longer than their use. */
export async function loadHighlight(): Promise<Highlight> {
  const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--code-' });
  const highlighter = await createHighlighter({ langs: [...LANGUAGES], themes: [theme] });
  return (code, language) => {
    const known = NAMES[language.toLowerCase()];
    return known === undefined ? escapeHtml(code) : highlighted(highlighter, code, known);
  };
}

function highlighted(highlighter: Highlighter, code: string, lang: (typeof LANGUAGES)[number]): string {
  // The default limit of half a second makes another page on a busy machine.
  const options = { lang, theme: 'classes', tokenizeTimeLimit: 60_000 };
  const { tokens } = highlighter.codeToTokens(code, options);
  return tokens
    .map(line =>
      line
        .map(({ content, color }) => {
          const [, name] = /--code-token-([a-z-]+)/.exec(color ?? '') ?? [];
          const text = escapeHtml(content);
          return name === undefined ? text : `<span class="c-${name}">${text}</span>`;
        })
        .join(''),
    )
    .join('\n');
}
