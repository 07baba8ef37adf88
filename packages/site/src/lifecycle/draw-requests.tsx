import type { VNode } from 'preact';
import type { RequestEvent } from './life-event.js';
import type { PartProps } from './part-props.js';
import { PROCESS_ROWS, ROWS } from './rows.js';
import type { TimeScale } from './time-scale.js';

/** Token requests as arrows to the server, and their responses as arrows back. */
export function Requests({ events, scale }: PartProps): VNode {
  return (
    <g>
      {events
        .filter(event => event.type === 'request')
        .map(request => (
          <Request request={request} scale={scale} />
        ))}
    </g>
  );
}

function Request({ request, scale }: { readonly request: RequestEvent; readonly scale: TimeScale }): VNode {
  const { towards } = PROCESS_ROWS[request.process];
  const [process, server] = towards;
  const middle = (ROWS.server.top + ROWS.server.bottom) / 2 + 4;
  const sent = scale.at(request.at) + 3;
  if (request.until === undefined)
    return (
      <g class="request is-lost">
        <Arrow x={sent} from={process} to={server} />
        <text x={sent} y={middle}>
          ?
        </text>
      </g>
    );
  const received = scale.at(request.until) - 3;
  const isToken = typeof request.result === 'number';
  return (
    <g class={isToken ? 'request' : 'request is-error'}>
      <Arrow x={sent} from={process} to={server} />
      <Arrow x={received} from={server} to={process} />
      <text x={(sent + received) / 2} y={middle}>
        {isToken ? '✓' : request.result}
      </text>
    </g>
  );
}

function Arrow({ x, from, to }: { readonly x: number; readonly from: number; readonly to: number }): VNode {
  const back = from < to ? -6 : 6;
  return <path d={`M${x} ${from}V${to}m-3.5 ${back}l3.5 ${-back}l3.5 ${back}`} />;
}
