import type { VNode } from 'preact';
import type { CallEvent } from './life-event.js';
import type { PartProps } from './part-props.js';
import { PROCESS_ROWS } from './rows.js';
import { isUnexplained, type TimeScale } from './time-scale.js';

/** Callers: a dot where they get a token at once, a line for as long as they wait, a cross where they get an error. */
export function Callers({ events, scale }: PartProps): VNode {
  return (
    <g>
      {events
        .filter(event => event.type === 'call')
        .map(call => (
          <Caller call={call} scale={scale} />
        ))}
    </g>
  );
}

function Caller({ call, scale }: { readonly call: CallEvent; readonly scale: TimeScale }): VNode {
  const { callers: y, label } = PROCESS_ROWS[call.process];
  const [from, to] = [scale.at(call.at), scale.at(call.until)];
  return (
    <g class="callers">
      {to > from && <path class="wait" d={`M${from} ${y}H${to}`} />}
      {(to > from || call.result === '') && <circle class="asked" cx={from} cy={y} r="4" />}
      <Result call={call} x={to} y={y} />
      {call.callers > 1 && (
        <text x={from} y={label}>
          {call.callers} callers
        </text>
      )}
    </g>
  );
}

function Result({
  call,
  x,
  y,
}: {
  readonly call: CallEvent;
  readonly x: number;
  readonly y: number;
}): VNode | null {
  if (call.result === '') return null;
  if (typeof call.result === 'number') return <circle class="served" cx={x} cy={y} r="4" />;
  return (
    <g class="failed">
      <path d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />
      {isUnexplained(call) && (
        <text x={x + 8} y={y + 4}>
          {call.result}
        </text>
      )}
    </g>
  );
}
