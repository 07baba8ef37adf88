/** A step of the picture, with its column. */
interface Step {
  readonly column: SVGGElement;
  readonly item: HTMLElement;
  readonly from: number;
  readonly to: number;
}

/** How fast the line that stands for now moves, in pixels a second. */
const SPEED = 90;
/** How long the picture stands still after a step, so that its text can be read. */
const PAUSE_MS = 2_500;

/**
 * Lets the picture of a token's life move: step by step with buttons, or by itself once it is started. Where the reader wants
 * less motion it stands still, whole, as it does without scripts.
 */
export function enableLife(root: ParentNode): void {
  const figure = root.querySelector<HTMLElement>('.life');
  const steps = figure ? stepsOf(figure) : [];
  if (!figure || steps.length === 0) return;
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  const player = new Player(figure, steps);
  stillness.addEventListener('change', () => stillness.matches && player.stop());
  figure.prepend(player.controls);
}

function stepsOf(figure: HTMLElement): Step[] {
  const items = [...(figure.nextElementSibling?.children ?? [])];
  return [...figure.querySelectorAll<SVGGElement>('.step')].flatMap((column, index) => {
    const item = items[index];
    const { from, to } = column.dataset;
    return item instanceof HTMLElement ? [{ column, item, from: Number(from), to: Number(to) }] : [];
  });
}

class Player {
  readonly controls = document.createElement('div');
  readonly #figure: HTMLElement;
  readonly #steps: readonly Step[];
  readonly #future: SVGGElement | null;
  readonly #strip: HTMLElement | null;
  readonly #back = button('Back', () => this.#go(this.#current - 1));
  readonly #play = button('Play', () => (this.#timer === undefined ? this.#start() : this.stop()));
  readonly #next = button('Next', () => this.#go(this.#current + 1));
  readonly #title = document.createElement('output');
  /** -1: the whole picture is shown. */
  #current = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(figure: HTMLElement, steps: readonly Step[]) {
    this.#figure = figure;
    this.#steps = steps;
    this.#future = figure.querySelector('.future');
    this.#strip = figure.querySelector('.strip');
    this.controls.className = 'controls';
    this.controls.append(this.#play, this.#back, this.#next, this.#title);
    for (const [index, { column }] of steps.entries())
      column.addEventListener('click', () => this.#go(index));
    this.#show();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#play.textContent = 'Play';
  }

  #start(): void {
    const isAtEnd = this.#current === this.#steps.length - 1;
    this.#play.textContent = 'Pause';
    this.#playFrom(isAtEnd ? 0 : this.#current + 1);
  }

  #playFrom(step: number): void {
    const durationMs = this.#moveTo(step);
    this.#timer = setTimeout(() => {
      if (step + 1 < this.#steps.length) this.#playFrom(step + 1);
      else this.stop();
    }, durationMs + PAUSE_MS);
  }

  #go(step: number): void {
    this.stop();
    this.#moveTo(step);
  }

  /** Moves the line through a step, and returns how long that takes. Back to before the first step, the whole picture is shown. */
  #moveTo(step: number): number {
    const isForward = step === this.#current + 1;
    this.#current = step;
    this.#show();
    const shown = this.#steps[step];
    if (!shown || !this.#future) return 0;
    const { from, to } = shown;
    const durationMs = ((to - from) / SPEED) * 1000;
    this.#future.style.transitionDuration = '0s';
    this.#future.style.transform = `translateX(${isForward ? from : to}px)`;
    if (!isForward) return 0;
    // Without this line the browser would see the end of the movement alone.
    this.#future.getBoundingClientRect();
    this.#future.style.transitionDuration = `${durationMs}ms`;
    this.#future.style.transform = `translateX(${to}px)`;
    return durationMs;
  }

  #show(): void {
    const { length } = this.#steps;
    this.#figure.classList.toggle('is-moving', this.#current >= 0);
    for (const [index, { column, item }] of this.#steps.entries()) {
      column.classList.toggle('is-current', index === this.#current);
      item.classList.toggle('is-current', index === this.#current);
    }
    const shown = this.#steps[this.#current];
    this.#back.disabled = this.#current < 0;
    this.#next.disabled = this.#current === length - 1;
    this.#title.textContent = shown
      ? `${this.#current + 1} of ${length}: ${shown.item.querySelector('strong')?.textContent ?? ''}`
      : '';
    if (shown && this.#strip)
      this.#strip.scrollTo({
        left: (shown.from + shown.to - this.#strip.clientWidth) / 2,
        behavior: 'smooth',
      });
  }
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}
