import { type Keyword, type Keywords, versions } from '../../../src/judge/keywords/keyword.js';
import { keywords } from '../../../src/judge/keywords/keywords.js';
import { swaggerKeywords } from '../../../src/judge/keywords/swagger-keywords.js';
import type { Refusal } from '../../../src/refusals/refusal.js';
import { refusals } from '../../../src/refusals/refusals.js';

const WRITTEN = '<!-- Written by UPDATE_DOCS=1 npx vitest run generator/test/judge/pages.test.ts -->';

/** The page that lists everything that is refused. */
export function refusalsPage(): string {
  const rows = Object.entries<Refusal>(refusals).map(
    ([rule, { what, why, fix }]) => `| \`${rule}\` | ${cell(what)} | ${cell(why)} | ${cell(fix)} |`,
  );
  return `${WRITTEN}
# What is refused

Nothing correct can be generated from a spec with one of these, so \`npm run generate\` and \`npm run new-provider\` say so,
with file, line and JSON pointer, and change nothing. The list is closed: whatever else is found in a spec is advice, or a
note about a choice of the generator. Only what the kept operations reach is judged.

| rule | what | why it can't be generated right | what to do |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** The page that lists every keyword. */
export function keywordsPage(): string {
  const sections = Object.entries(keywords)
    .filter(([, list]) => Object.keys(list).length > 0)
    .map(([kind, list]) => section(titleOf(kind), list));
  const swagger = Object.entries(swaggerKeywords)
    .map(([kind, list = {}]) => [kind, changedIn(kind, list)] as const)
    .filter(([, list]) => Object.keys(list).length > 0)
    .map(([kind, list]) => section(titleOf(kind), list));
  return `${WRITTEN}
# Keywords

Every keyword of OpenAPI and of JSON Schema, by the kind of part that has it, and what the generator does with it:

- **honoured**: generated code, its types, its documentation or its contract tests follow it.
- **refused**: code that ignores it would be wrong, so a spec in which a kept operation reaches it is refused
  ([REFUSALS.md](REFUSALS.md)).
- **no effect**: generated code is right without it.

A keyword that OpenAPI does not have is ignored, which is advice; \`x-\` keys are the reader's own. Tests hold the list: it
has an entry for every keyword of the official JSON Schemas, and a spec with a keyword and one without show what each does.

## OpenAPI 3

${sections.join('\n')}
## Swagger 2.0

A document is converted to OpenAPI 3.0 first. What both have is above; this is what only Swagger 2.0 has.

${swagger.join('\n')}`;
}

function section(title: string, list: Keywords): string {
  const rows = Object.entries<Keyword>(list).map(
    ([name, { effect, says, versions: having, unless }]) =>
      `| \`${name}\` | ${span(having)} | ${effect === 'none' ? 'no effect' : effect} | ${cell(says)}${exceptions(unless)} |`,
  );
  return `### ${title}\n\n| keyword | versions | effect | |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function exceptions(unless: readonly unknown[] = []): string {
  return unless.length === 0 ? '' : ` Accepted: ${unless.map(value => `\`${String(value)}\``).join(', ')}.`;
}

function span(having: readonly string[]): string {
  if (having.length === 1) return having[0] ?? '';
  return having.length === versions.length - 1 ? '3.0 and later' : `${having[0]} and later`;
}

/** Leaves out what has the same entry in OpenAPI 3. */
function changedIn(kind: string, list: Keywords): Keywords {
  const same: Keywords = keywords[kind as keyof typeof keywords] ?? {};
  return Object.fromEntries(
    Object.entries(list).filter(
      ([name, { effect }]) => same[name] === undefined || same[name].effect !== effect,
    ),
  );
}

function titleOf(kind: string): string {
  const words = kind.replace(/(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
