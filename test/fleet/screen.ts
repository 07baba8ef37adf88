import { styleText } from 'node:util';
import type { Piece } from './piece.js';

/** Where a run is shown while it is under way. */
export interface Terminal {
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** A part of a terminal that is drawn again and again in the same place. */
export class Screen {
  readonly #terminal: Terminal;
  readonly #colours: boolean;
  #drawn = 0;

  constructor(terminal: Terminal, env: Readonly<Record<string, string | undefined>>) {
    this.#terminal = terminal;
    // https://no-color.org
    this.#colours = !env.NO_COLOR;
  }

  draw(lines: readonly (readonly Piece[])[]): void {
    // A line that wraps would be two, and the next frame one too low.
    const width = (this.#terminal.columns || 80) - 1;
    const text = lines.map(line => `\x1b[2K${this.#painted(fitted(line, width))}\n`).join('');
    this.#terminal.write(`\x1b[?25l${this.#up()}${text}\x1b[J`);
    this.#drawn = lines.length;
  }

  /** Leaves the last frame, and shows the cursor again. */
  end(): void {
    if (this.#drawn > 0) this.#terminal.write('\x1b[?25h');
    this.#drawn = 0;
  }

  #up(): string {
    return this.#drawn > 0 ? `\x1b[${this.#drawn}A` : '';
  }

  #painted(line: readonly Piece[]): string {
    return line
      .map(([text, style]) =>
        style && this.#colours ? styleText(style, text, { validateStream: false }) : text,
      )
      .join('');
  }
}

function fitted(line: readonly Piece[], width: number): Piece[] {
  let left = width;
  return line.map(([text, ...style]) => {
    const shown = text.slice(0, Math.max(0, left));
    left -= text.length;
    return [shown, ...style];
  });
}
