import type { VNode } from 'preact';
import type { ProcessName } from './life-event.js';
import type { PartProps } from './part-props.js';
import { PROCESS_ROWS, ROWS } from './rows.js';

/** The processes for as long as they run, and the token server with the time in which it is down. */
export function Processes({ events, scale }: PartProps): VNode {
  const { top, bottom } = ROWS.server;
  const failures = events.filter(event => event.type === 'request' && event.result === '503');
  const [first, last] = [failures[0], failures.at(-1)];
  const downFrom = scale.at(first?.at ?? 0) - 8;
  const downTo = scale.at(last?.at ?? 0) + 32;
  return (
    <g class="processes">
      <Name y={middleOf('A')} text="process A" />
      <Name y={(top + bottom) / 2} text="token server" />
      <Name y={middleOf('B')} text="process B" />
      <rect class="server" x={ROWS.left} y={top} width={scale.width - ROWS.left} height={bottom - top} />
      <rect class="down" x={downFrom} y={top} width={downTo - downFrom} height={bottom - top} />
      {(['A', 'B'] as const).map(process => (
        <Runs process={process} events={events} scale={scale} />
      ))}
    </g>
  );
}

/** The middle of the bar with a process's tokens. */
function middleOf(process: ProcessName): number {
  const [top, bottom] = PROCESS_ROWS[process].bar;
  return (top + bottom) / 2;
}

function Name({ y, text }: { readonly y: number; readonly text: string }): VNode {
  return (
    <text class="name" x="2" y={y + 4}>
      {text}
    </text>
  );
}

function Runs({ process, events, scale }: PartProps & { readonly process: ProcessName }): VNode {
  const own = events.filter(event => event.process === process);
  const y = middleOf(process);
  return (
    <g class="runs">
      {own
        .filter(({ type }) => type === 'started')
        .map(started => {
          const killed = own.find(({ type, at }) => type === 'killed' && at > started.at);
          const to = killed ? scale.at(killed.at) : scale.width;
          return (
            <g>
              <path d={`M${scale.at(started.at) - 10} ${y}H${to}`} />
              {killed && <path class="killed" d={`M${to - 6} ${y - 6}l12 12m0 -12l-12 12`} />}
              {killed && (
                <text class="killed" x={to + 10} y={y + 4}>
                  killed
                </text>
              )}
            </g>
          );
        })}
    </g>
  );
}
