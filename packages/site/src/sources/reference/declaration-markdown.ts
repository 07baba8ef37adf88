import type { Declaration, Doc, Member, Reference, Thrown } from '../../../../../test/dist/api/model.js';
import { SITE } from '../../build/project.js';
import { codeFence } from '../../page/code-fence.js';
import { errorPath } from '../errors/error-path.js';
import { docLine, docMarkdown, type LinkName } from './doc-markdown.js';

/** What a page knows of other pages. */
export interface Links {
  readonly linkName: LinkName;
  readonly linkTo: (reference: Reference) => string | undefined;
}

/** Returns the Markdown of what one name exports, without its heading. */
export function declarationMarkdown(declaration: Declaration, links: Links): string {
  const { signature, overloads, doc } = declaration;
  const linkName: LinkName = name => (name === declaration.name ? undefined : links.linkName(name));
  const forms = overloads.length > 0 ? overloads : [{ signature, doc }];
  return [
    ...forms.flatMap(form => [codeFence(form.signature, 'ts'), ...docBlocks(form.doc, linkName)]),
    ...types(declaration, links),
    ...members(declaration, linkName),
  ].join('\n\n');
}

/** What a comment says: its text, parameters, result, errors, where to read more, and examples. */
function docBlocks(doc: Doc, linkName: LinkName, text = doc.text): string[] {
  const tagged = (name: string) => doc.tags.filter(tag => tag.name === name).map(tag => tag.text);
  const line = (title: string) => (said: string) => `**${title}** ${docLine(said, linkName)}`.trim();
  return [
    ...tagged('deprecated').map(line('Deprecated.')),
    ...(text === '' ? [] : [docMarkdown(text, linkName)]),
    ...titledList(
      'Parameters',
      tagged('param').map(said => parameter(said, linkName)),
    ),
    ...tagged('returns').map(line('Returns')),
    ...titledList('Throws', thrownItems(doc.throws, linkName)),
    ...tagged('see').map(said => `**See** ${seeMarkdown(said, linkName)}`),
    ...tagged('example').map(said => (said.includes('```') ? said : codeFence(said, 'ts'))),
  ];
}

/** What a comment leads to by its address may be a page of this site. */
function seeMarkdown(said: string, linkName: LinkName): string {
  const [, page] = /^(\S+)\.html$/.exec(said.startsWith(`${SITE}/`) ? said.slice(SITE.length) : '') ?? [];
  return page === undefined ? docLine(said, linkName) : `[${said}](${page})`;
}

function parameter(said: string, linkName: LinkName): string {
  const [, name = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(said) ?? [];
  return `\`${name}\`${text === '' ? '' : `: ${docLine(text, linkName)}`}`;
}

/** Forms of one function may throw the same. */
function thrownItems(throws: readonly Thrown[], linkName: LinkName): string[] {
  return [...new Set(throws.map(thrown => thrownMarkdown(thrown, linkName)))];
}

/** Returns what is thrown, with the class and the code as links. */
function thrownMarkdown({ type, code, text }: Thrown, linkName: LinkName): string {
  const link = type === undefined ? undefined : linkName(type);
  const name = link === undefined ? `\`${type}\`` : `[\`${type}\`](${link})`;
  const what = [
    ...(type === undefined ? [] : [name]),
    ...(code === undefined ? [] : [`[\`${code}\`](/${errorPath(code)})`]),
  ].join(' ');
  const when = docLine(text, linkName);
  if (what === '' || when === '') return what || when;
  return /^(?:when|where|for|from|if|\()\b/.test(when) ? `${what} ${when}` : `${what}: ${when}`;
}

/** The types that the signature names: links in code are for eyes, these for all other readers. */
function types({ refersTo, bases }: Declaration, { linkTo }: Links): string[] {
  const linked = (references: readonly Reference[]) =>
    references.map(reference => {
      const link = linkTo(reference);
      return link === undefined ? `\`${reference.name}\`` : `[\`${reference.name}\`](${link})`;
    });
  const others = refersTo.filter(({ name }) => !bases.some(base => base.name === name));
  return [
    ...(bases.length > 0 ? [`Extends ${linked(bases).join(', ')}.`] : []),
    ...(others.length > 0 ? [`Types: ${linked(others).join(', ')}.`] : []),
  ];
}

/** The members that have a comment; the signature shows all. */
function members({ members: all }: Declaration, linkName: LinkName): string[] {
  const items = all
    .filter(({ doc }) => doc.text !== '' || doc.tags.length > 0)
    .map(member => [memberLine(member, linkName), ...indented(memberDetails(member, linkName))].join('\n'));
  return titledList('Members', items);
}

function memberLine({ name, kind, isOptional, doc }: Member, linkName: LinkName): string {
  const shown = kind === 'constructor' ? 'constructor' : kind === 'method' ? `${name}()` : name;
  const title = shown === '' ? '*any key*' : `**\`${shown}\`**`;
  const text = docLine(firstParagraph(doc.text), linkName);
  return `${title}${isOptional ? ' (optional)' : ''}${text === '' ? '' : `: ${text}`}`;
}

function memberDetails({ doc }: Member, linkName: LinkName): string[] {
  return docBlocks(doc, linkName, doc.text.slice(firstParagraph(doc.text).length).trim());
}

function firstParagraph(text: string): string {
  return /^[\s\S]*?(?=\n\s*\n|\n- |$)/.exec(text)?.[0] ?? text;
}

/** A title keeps a list apart from one that ends the text above. */
function titledList(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`**${title}**`, items.map(item => `- ${item}`).join('\n')];
}

/** Blocks that belong to an item of a list. */
function indented(blocks: readonly string[]): string[] {
  return blocks.map(block => `\n${block}`.replace(/\n(?!\n|$)/g, '\n  '));
}
