import createMarkdown, { type Token } from 'markdown-it';
import { type ComponentChildren, type ComponentType, h, type VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { slugger } from '../../page/slug.js';

export interface MarkdownViewProps {
  readonly text: string;
  /** Shown for each fence of code. */
  readonly Code: ComponentType<{ readonly code: string; readonly language: string }>;
  /** Called for a link to another file of the package, or to a heading of this one (`file` is empty then). */
  readonly onFollow: (file: string, anchor: string) => void;
}

const markdown = createMarkdown({ html: false, linkify: false, typographer: false });

/** Elements that are made for Markdown. What is not in this list is shown as its content. */
const TAGS: ReadonlySet<string> = new Set(
  'p h3 h4 h5 h6 ul ol li table thead tbody tr th td strong em s blockquote hr br'.split(' '),
);

/**
 * Shows Markdown that was made from a spec. Elements are made one by one and all that the text holds becomes text, so no
 * markup of a spec can become markup of the page.
 */
export function MarkdownView({ text, Code, onFollow }: MarkdownViewProps): VNode {
  const content = useMemo(() => {
    const slug = slugger();
    const shown = text.replace(/^<!--.*-->\n?/gm, '');
    return nodesOf(markdown.parse(shown, {}), { Code, onFollow, slug });
  }, [text, Code, onFollow]);
  return <div class="pg-markdown">{content}</div>;
}

interface Tools extends Pick<MarkdownViewProps, 'Code' | 'onFollow'> {
  readonly slug: (heading: string) => string;
}

interface Open {
  readonly token: Token | undefined;
  readonly children: ComponentChildren[];
}

function nodesOf(tokens: readonly Token[], tools: Tools): ComponentChildren[] {
  const open: Open[] = [{ token: undefined, children: [] }];
  for (const [index, token] of tokens.entries()) {
    if (token.nesting === 1) {
      open.push({ token, children: [] });
      continue;
    }
    const done = token.nesting === -1 ? open.pop() : undefined;
    const around = open.at(-1)?.children;
    if (!around) break;
    if (done?.token) around.push(element(done.token, done.children, tokens[index - 1], tools));
    else around.push(leaf(token, tools));
  }
  return open[0]?.children ?? [];
}

function leaf(token: Token, tools: Tools): ComponentChildren {
  const { type, content, info } = token;
  switch (type) {
    case 'inline':
      return nodesOf(token.children ?? [], tools);
    case 'code_inline':
      return <code>{content}</code>;
    case 'fence':
    case 'code_block':
      return <tools.Code code={content.replace(/\n$/, '')} language={info.split(' ', 1)[0] ?? ''} />;
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return <br />;
    case 'hr':
      return <hr />;
    default:
      return content;
  }
}

function element(
  token: Token,
  children: ComponentChildren[],
  inner: Token | undefined,
  { onFollow, slug }: Tools,
): ComponentChildren {
  if (token.type === 'link_open') {
    return <Link to={String(token.attrGet('href') ?? '')} onFollow={onFollow} children={children} />;
  }
  if (token.type === 'heading_open') {
    // The page has a first heading of its own, and the panes have one each.
    const level = Math.min(Number(token.tag.slice(1)) + 2, 6);
    return h(`h${level}`, { 'data-anchor': slug(plainText(inner)), tabIndex: -1 }, children);
  }
  if (token.type === 'table_open') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the page is scrolled with the keyboard
      <div class="table" tabIndex={0}>
        <table>{children}</table>
      </div>
    );
  }
  return TAGS.has(token.tag) && !token.hidden ? h(token.tag, {}, children) : children;
}

interface LinkProps {
  readonly to: string;
  readonly onFollow: MarkdownViewProps['onFollow'];
  readonly children: ComponentChildren;
}

/** Leads to another site, which is opened beside this one, or within the package. */
function Link({ to, onFollow, children }: LinkProps): VNode {
  if (/^https?:\/\//i.test(to)) {
    return (
      <a href={to} target="_blank" rel="noreferrer noopener nofollow">
        {children}
      </a>
    );
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(to)) return <>{children}</>;
  const [file = '', anchor = ''] = to.split('#', 2);
  return (
    <button type="button" class="pg-link" onClick={() => onFollow(file, anchor)}>
      {children}
    </button>
  );
}

function plainText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');
}
