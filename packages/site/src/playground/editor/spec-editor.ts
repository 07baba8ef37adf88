import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { isJson, languageOf } from './code-language.js';
import { measureWithFont, shadowRootOf } from './editor-place.js';
import { editorTheme } from './editor-theme.js';

/** Something to mark in a spec. */
export interface EditorMark {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** The most marks that are shown: more slow down typing, and no one reads them in the text. */
const MAX_MARKS = 400;

export interface SpecEditorOptions {
  readonly host: HTMLElement;
  /** What a screen reader says of it. */
  readonly label: string;
  /** Called after each change, also of one that the program made. */
  readonly onChange: () => void;
}

/** An editor for one spec. */
export class SpecEditor {
  readonly #view: EditorView;
  readonly #language = new Compartment();
  #isJson: boolean | undefined;

  constructor({ host, label, onChange }: SpecEditorOptions) {
    const root = shadowRootOf(host);
    this.#view = new EditorView({
      root,
      parent: root,
      extensions: [
        lineNumbers(),
        lintGutter(),
        foldGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        search(),
        editorTheme,
        this.#language.of([]),
        // The Tab key leaves the editor, as it leaves any other field.
        keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap]),
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({
          'aria-label': label,
          tabindex: '0',
          spellcheck: 'false',
          autocapitalize: 'off',
        }),
        EditorView.updateListener.of(({ docChanged }) => {
          if (!docChanged) return;
          this.#chooseLanguage();
          onChange();
        }),
      ],
    });
    measureWithFont(this.#view);
  }

  /** The whole text. It takes milliseconds for a large one, so it is not asked for at each key. */
  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Replaces the whole text and shows its beginning. */
  setText(text: string): void {
    const { state } = this.#view;
    this.#view.dispatch({
      changes: { from: 0, to: state.doc.length, insert: text },
      selection: { anchor: 0 },
      effects: EditorView.scrollIntoView(0),
    });
  }

  /** Colours the text as what it is. */
  #chooseLanguage(): void {
    const found = isJson(this.#view.state.sliceDoc(0, 1000));
    if (found === this.#isJson) return;
    this.#isJson = found;
    const language = languageOf(found ? 'spec.json' : 'spec.yaml');
    this.#view.dispatch({ effects: this.#language.reconfigure(language) });
  }

  /** Shows marks in place of the earlier ones. What is marked is the rest of the line, or the key that begins there. */
  mark(marks: readonly EditorMark[]): void {
    const { state } = this.#view;
    const diagnostics = marks.slice(0, MAX_MARKS).map(({ line, column, severity, message }): Diagnostic => {
      const { from, to, text } = state.doc.line(Math.min(line, state.doc.lines));
      const start = Math.min(from + column - 1, to);
      const [word = ''] = /^[^\s:,]+/.exec(text.slice(start - from)) ?? [];
      return { from: start, to: Math.min(to, start + Math.max(word.length, 1)), severity, message };
    });
    this.#view.dispatch(setDiagnostics(state, diagnostics));
  }

  /** Moves the cursor to a place, and the focus into the editor. */
  goTo(line: number, column: number): void {
    const { doc } = this.#view.state;
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const anchor = Math.min(from + column - 1, to);
    this.#view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    });
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}
