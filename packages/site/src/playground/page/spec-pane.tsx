import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { SpecEditor } from '../editor/spec-editor.js';

export interface SpecPaneProps {
  readonly fileName: string;
  readonly onChange: () => void;
  /** Called once, with the editor. */
  readonly onReady: (editor: SpecEditor) => void;
}

/** The editor with the document. It is made once and keeps its text, whatever else is shown anew. */
export function SpecPane({ fileName, onChange, onReady }: SpecPaneProps): VNode {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!host.current) return;
    const editor = new SpecEditor({
      host: host.current,
      label: 'OpenAPI document, as YAML or JSON',
      onChange,
    });
    onReady(editor);
    return () => editor.destroy();
  }, [onChange, onReady]);
  return (
    <section class="pg-pane" aria-label="Document">
      <h2 class="hidden">Document</h2>
      <div class="pg-name">{fileName}</div>
      <div class="pg-editor" ref={host} />
    </section>
  );
}
