import { foldGutter } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { languageOf } from './code-language.js';
import { measureWithFont, shadowRootOf } from './editor-place.js';
import { editorTheme } from './editor-theme.js';

export interface CodeViewProps {
  /** Chooses the colours, and is what a screen reader says. */
  readonly fileName: string;
  readonly text: string;
}

/** Shows a file with its colours. Of a long one, only the part that is seen is in the page. */
export function CodeView({ fileName, text }: CodeViewProps): VNode {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  useLayoutEffect(() => {
    if (!host.current) return;
    const root = shadowRootOf(host.current);
    view.current = new EditorView({ root, parent: root });
    measureWithFont(view.current);
    return () => view.current?.destroy();
  }, []);
  useLayoutEffect(() => {
    view.current?.setState(
      EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          foldGutter(),
          search(),
          keymap.of(searchKeymap),
          languageOf(fileName),
          editorTheme,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({
            'aria-label': fileName,
            'aria-readonly': 'true',
            role: 'textbox',
            'aria-multiline': 'true',
            tabindex: '0',
          }),
        ],
      }),
    );
  }, [fileName, text]);
  return <div class="pg-code" ref={host} />;
}
