import type { VNode } from 'preact';
import { clockText } from './clock-text.js';
import { Callers } from './draw-callers.js';
import { Processes } from './draw-processes.js';
import { Requests } from './draw-requests.js';
import { Tokens } from './draw-tokens.js';
import type { LifeEvent } from './life-event.js';
import type { PartProps } from './part-props.js';
import { ROWS } from './rows.js';
import { timeScale } from './time-scale.js';

/** The picture of a run: time goes from left to right, and each step has a column. */
export function LifePicture({ events }: { readonly events: readonly LifeEvent[] }): VNode {
  const scale = timeScale(events, ROWS.left);
  const { width, steps } = scale;
  return (
    <figure class="life">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard. */}
      <section class="strip" tabIndex={0} aria-label="Time line">
        <svg viewBox={`0 0 ${width} ${ROWS.height}`} width={width} height={ROWS.height} role="img">
          <title>
            What two processes, which share a store, and a token server do in the course of an hour. Each
            event is in the list below.
          </title>
          <Patterns />
          {steps.map(([from, to], step) => (
            <g class="step" data-step={step} data-from={from} data-to={to}>
              <rect class="column" x={from} y="0" width={to - from} height={ROWS.height} />
              <text class="number" x={from + 12} y={ROWS.head}>
                {step + 1}
              </text>
            </g>
          ))}
          <Axis events={events} scale={scale} />
          <Processes events={events} scale={scale} />
          <Tokens events={events} scale={scale} />
          <Requests events={events} scale={scale} />
          <Callers events={events} scale={scale} />
          <g class="future">
            <rect class="veil" x="0" y="0" width={width} height={ROWS.height} />
            <path class="now" d={`M0 0V${ROWS.height}`} />
          </g>
        </svg>
      </section>
      <figcaption>
        <Key /> Time is not to scale. Drawn from a run of <code>tokenSource</code> with a fake clock.
      </figcaption>
    </figure>
  );
}

/** What tells the phases of a token apart without colour. */
function Patterns(): VNode {
  return (
    <defs>
      <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="stripe" d="M0 0V6" />
      </pattern>
    </defs>
  );
}

function Axis({ events, scale }: PartProps): VNode {
  const labels = scale.steps.flatMap((_, step) => {
    const moments = events.filter(event => event.step === step).map(({ at }) => at);
    const first = Math.min(...moments);
    return [{ x: scale.at(first), text: clockText(first) }];
  });
  return (
    <g class="axis">
      <path d={`M${ROWS.left} ${ROWS.axis - 16}H${scale.width}`} />
      {labels.map(({ x, text }) => (
        <text x={x} y={ROWS.axis}>
          {text}
        </text>
      ))}
    </g>
  );
}

/** What the marks mean. */
function Key(): VNode {
  const entries = [
    { name: 'fresh', text: 'token' },
    { name: 'advisory', text: 'renewed in the background' },
    { name: 'mandatory', text: 'callers wait' },
  ];
  return (
    <span class="key">
      {entries.map(({ name, text }) => (
        <span>
          <svg viewBox="0 0 20 12" width="20" height="12" aria-hidden="true">
            <rect class={name} x="0.5" y="0.5" width="19" height="11" />
            <rect class="outline" x="0.5" y="0.5" width="19" height="11" rx="2" />
          </svg>
          {text}
        </span>
      ))}
      <span>
        <svg viewBox="0 0 30 12" width="30" height="12" aria-hidden="true">
          <path class="wait" d="M5 6H25" />
          <circle class="asked" cx="5" cy="6" r="4" />
          <circle class="served" cx="25" cy="6" r="4" />
        </svg>
        a caller waits
      </span>
    </span>
  );
}
