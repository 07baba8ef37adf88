import { GROUPS, INTERNALS_TITLE } from './groups.js';
import type { Declaration, EntryApi, PackageApi } from './model.js';

/** How long a line of a comment may be, without what marks it as one. */
const WIDTH = 110;

/** The page `api.md` of a package. */
export function apiPage(api: PackageApi): string {
  const blocks = [
    `# What ${api.name} exports`,
    '<!-- Written by `npm run api` from the built types. -->',
    ...(api.entries.length > 0
      ? [
          'A line that changes or goes is noticed by users: it needs a [changeset](../../.changeset/README.md).',
          ...api.entries.flatMap(entryBlocks),
        ]
      : ['Nothing: the package is a program. What it takes and prints is in its [README](README.md).']),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function entryBlocks({ specifier, exports, internals }: EntryApi): string[] {
  const groups = GROUPS.flatMap(([title, kinds]) =>
    group(
      title,
      exports.filter(({ kind }) => kinds.includes(kind)),
    ),
  );
  return [`## \`${specifier}\``, ...groups, ...group(INTERNALS_TITLE, internals)];
}

function group(title: string, declarations: readonly Declaration[]): string[] {
  if (declarations.length === 0) return [];
  const own = declarations.filter(({ from }) => from === undefined);
  const others = declarations.filter(({ from }) => from !== undefined);
  return [
    `### ${title}`,
    ...(own.length > 0 ? [`\`\`\`ts\n${own.map(code).join('\n\n')}\n\`\`\``] : []),
    ...(others.length > 0 ? [others.map(({ name, from }) => `- \`${name}\` of \`${from}\``).join('\n')] : []),
  ];
}

function code({ doc, signature }: Declaration): string {
  const isDeprecated = doc.tags.some(({ name }) => name === 'deprecated');
  const text = [doc.summary, ...(isDeprecated ? ['@deprecated'] : [])].filter(part => part !== '').join(' ');
  return text === '' ? signature : `${comment(text.replaceAll('*/', '*\\/'))}\n${signature}`;
}

function comment(text: string): string {
  if (text.length <= WIDTH) return `/** ${text} */`;
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length < WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(` ${word}`);
  }
  return `/**\n${lines.map(line => ` *${line}\n`).join('')} */`;
}
