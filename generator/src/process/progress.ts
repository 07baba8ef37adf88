/** Shows steps: one line that is written over on a terminal, plain lines elsewhere. */
export function progress(stream: NodeJS.WriteStream): {
  readonly step: (line: string) => void;
  readonly end: () => void;
} {
  if (!stream.isTTY) return { step: line => void stream.write(`${line}\n`), end: () => {} };
  const clear = '\r\u001b[2K';
  const frames = ['-', '\\', '|', '/'];
  let current = '';
  let turn = 0;
  const draw = () => {
    const frame = frames[turn++ % frames.length];
    stream.write(`${clear}${frame} ${current}`.slice(0, Math.max(stream.columns + clear.length - 1, 20)));
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    step(line) {
      current = line;
      timer ??= setInterval(draw, 100).unref();
      draw();
    },
    end() {
      clearInterval(timer);
      if (timer) stream.write(clear);
      timer = undefined;
    },
  };
}
