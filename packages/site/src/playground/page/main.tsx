import { render } from 'preact';
import { startEngineWorker } from './engine-worker.js';
import { Playground } from './playground.js';
import { PlaygroundModel } from './playground-model.js';

/* The playground's page. */

const place = document.querySelector('[data-app=playground]');
if (place) {
  const model = new PlaygroundModel(() =>
    startEngineWorker(new URL('./playground-worker.js', import.meta.url)),
  );
  render(<Playground model={model} />, place);
}
