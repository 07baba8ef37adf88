import type { VNode } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SpecEditor } from '../editor/spec-editor.js';
import { specOfFragment } from '../link/spec-link.js';
import type { SpecFile } from '../playground-result.js';
import { marksOf } from './marks.js';
import { droppedFile, openFile } from './open-file.js';
import type { PlaygroundModel } from './playground-model.js';
import { Results } from './results.js';
import { loadSample, type SampleSpec, sampleSpecs } from './sample-specs.js';
import { SpecPane } from './spec-pane.js';
import { Toolbar } from './toolbar.js';

/** The whole playground: a document on one side, what it gives on the other. */
export function Playground({ model }: { readonly model: PlaygroundModel }): VNode {
  const [state, setState] = useState(model.state);
  const editor = useRef<SpecEditor>(undefined);
  const [isOver, setOver] = useState(false);
  useLayoutEffect(() => {
    const end = model.subscribe(() => setState(model.state));
    setState(model.state);
    return end;
  }, [model]);

  const opening = useCallback(
    async (load: () => Promise<SpecFile>, use: (spec: SpecFile) => void) => {
      try {
        use(await load());
      } catch (error) {
        model.notify(error instanceof Error ? error.message : String(error));
      }
    },
    [model],
  );
  /** Of several documents that are on their way, the one that was asked for last is opened. */
  const asked = useRef(0);
  const open = useCallback(
    (load: () => Promise<SpecFile>, isWanted: () => boolean = () => true) => {
      asked.current += 1;
      const own = asked.current;
      return opening(load, spec => {
        if (own === asked.current && isWanted()) model.open(spec);
      });
    },
    [model, opening],
  );
  const onSample = (sample: SampleSpec) => open(() => loadSample(sample));
  const onFile = (file: File) => open(() => openFile(file));
  const compare = (spec: SpecFile) => model.compareWith(spec);
  const onEarlier = (file: File) => opening(() => openFile(file), compare);

  const onReady = useCallback(
    (made: SpecEditor) => {
      editor.current = made;
      model.attach(made);
      // What a person has typed meanwhile stays.
      void open(linkedOrFirst, () => made.text === '');
    },
    [model, open],
  );
  useEffect(() => {
    const onHash = () => {
      if (location.hash.startsWith('#spec=')) void open(linkedOrFirst);
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [open]);
  const onChange = useCallback(() => model.edited(), [model]);
  const { result, request } = state;
  const marks = useMemo(
    () => (result && request ? marksOf(result.findings, request.spec.fileName) : []),
    [result, request],
  );
  useEffect(() => editor.current?.mark(marks), [marks]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is one of several ways to open it
    <div
      class={isOver ? 'pg pg-over' : 'pg'}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDropCapture={event => {
        setOver(false);
        const file = droppedFile(event);
        if (!file) return;
        // The editor would put its text in where the pointer is.
        event.preventDefault();
        event.stopPropagation();
        const isEarlier = event.target instanceof Element && event.target.closest('.pg-choose') !== null;
        void (isEarlier ? onEarlier(file) : onFile(file));
      }}
    >
      <Toolbar
        samples={sampleSpecs}
        state={state}
        onSample={onSample}
        onFile={onFile}
        onStop={() => model.stop()}
        onRun={() => model.run()}
      />
      {state.notice !== undefined && (
        <p class="pg-notice" role="alert">
          {state.notice}{' '}
          <button type="button" onClick={() => model.notify(undefined)}>
            Close
          </button>
        </p>
      )}
      <div class="pg-panes">
        <SpecPane fileName={state.fileName} onChange={onChange} onReady={onReady} />
        <Results
          state={state}
          model={model}
          onGoTo={(line, column) => editor.current?.goTo(line, column)}
          onEarlier={onEarlier}
        />
      </div>
    </div>
  );
}

/** What the page's address holds, else one of ours. */
async function linkedOrFirst(): Promise<SpecFile> {
  return (await specOfFragment(location.hash)) ?? firstSample();
}

/** A spec that leaves the token to be found shows most. */
async function firstSample(): Promise<SpecFile> {
  const first = sampleSpecs.find(({ hasToken }) => !hasToken) ?? sampleSpecs[0];
  if (!first) throw new Error('This site has no specs of its own.');
  return loadSample(first);
}
