import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DocsViewProps } from '../results/docs-view.js';

/** Shows documentation. What reads Markdown is loaded when the first page is opened. */
export function LazyDocsView(props: DocsViewProps): VNode | null {
  const [View, setView] = useState<ComponentType<DocsViewProps>>();
  useEffect(() => {
    void import('../results/docs-view.js').then(({ DocsView }) => setView(() => DocsView));
  }, []);
  return View ? <View {...props} /> : null;
}
