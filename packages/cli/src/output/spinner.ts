import type { Io } from '../io.js';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Shorter work needs no spinner. */
const DELAY_MS = 200;

/** Shows a spinner on a terminal while `work` runs. */
export async function withSpinner<T>(io: Io, text: string, work: () => Promise<T>): Promise<T> {
  const { stderr, env, args } = io;
  if (!stderr.isTerminal || env.TERM === 'dumb' || env.CI || args.includes('--debug')) return work();
  let frame = 0;
  let shown = false;
  const draw = () => {
    // A question is on this line.
    if (io.isAsking) return;
    shown = true;
    stderr.control(`\r${FRAMES[frame++ % FRAMES.length]} ${text}`);
  };
  let timer = setTimeout(() => {
    draw();
    timer = setInterval(draw, 80);
  }, DELAY_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (shown) stderr.control('\r\x1b[K');
  }
}
