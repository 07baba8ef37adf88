import type { VNode } from 'preact';
import type { TokenEvent } from './life-event.js';
import type { PartProps } from './part-props.js';
import { PROCESS_ROWS } from './rows.js';
import { heldUntil, type TimeScale } from './time-scale.js';

/** The tokens of the processes as bars: fresh, being renewed, and in the last 3 %. */
export function Tokens({ events, scale }: PartProps): VNode {
  const tokens = events.filter(event => event.type === 'token');
  return (
    <g>
      {tokens.map(token => (
        <Token token={token} until={heldUntil(events, token)} scale={scale} />
      ))}
    </g>
  );
}

interface TokenProps {
  readonly token: TokenEvent;
  readonly until: number;
  readonly scale: TimeScale;
}

function Token({ token, until, scale }: TokenProps): VNode {
  const [top, bottom] = PROCESS_ROWS[token.process].bar;
  const end = scale.at(until);
  const parts = [
    { name: 'fresh', from: token.at, to: token.renewsAt },
    { name: 'advisory', from: token.renewsAt, to: token.waitsAt },
    { name: 'mandatory', from: token.waitsAt, to: token.expiresAt },
  ];
  const from = scale.at(token.at);
  return (
    <g class="token">
      {parts
        .filter(part => part.from < until)
        .map(part => {
          const x = scale.at(part.from);
          return (
            <rect
              class={part.name}
              x={round(x)}
              y={top}
              width={round(Math.min(end, scale.at(part.to)) - x)}
              height={bottom - top}
            />
          );
        })}
      <rect class="outline" x={round(from)} y={top} width={round(end - from)} height={bottom - top} rx="3" />
      <text x={round(from + 6)} y={bottom - 5}>
        {scale.at(Math.min(until, token.renewsAt)) - from > 50 ? `token ${token.token}` : token.token}
      </text>
    </g>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
