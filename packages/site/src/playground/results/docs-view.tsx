import type { VNode } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { HighlightedCode } from '../markdown/highlighted-code.js';
import { MarkdownView } from '../markdown/markdown-view.js';

export interface DocsViewProps {
  readonly path: string;
  readonly text: string;
  readonly onOpen: (path: string) => void;
}

/** Shows a page of the package's documentation. Links between its pages lead from one to the other. */
export function DocsView({ path, text, onOpen }: DocsViewProps): VNode {
  const page = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState<{ readonly path: string; readonly anchor: string }>();
  const onFollow = useCallback(
    (file: string, anchor: string) => {
      const wanted = file === '' ? path : resolved(path, file);
      onOpen(wanted);
      setTarget({ path: wanted, anchor });
    },
    [path, onOpen],
  );
  useLayoutEffect(() => {
    if (target?.path !== path || !page.current) return;
    const headings = [...page.current.querySelectorAll<HTMLElement>('[data-anchor]')];
    const heading = headings.find(({ dataset }) => dataset.anchor === target.anchor) ?? headings[0];
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }, [target, path]);
  return (
    <div class="pg-docs" ref={page}>
      <MarkdownView text={text} Code={HighlightedCode} onFollow={onFollow} />
    </div>
  );
}

/** The path of what a link leads to, from the file that has the link. */
function resolved(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
