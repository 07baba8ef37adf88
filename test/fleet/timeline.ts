import { linearScale, type Scale, ticks } from '../pictures/scale.js';
import { type SvgElement, svg, svgFile } from '../pictures/svg.js';
import { type Colour, themeRules } from '../pictures/theme.js';
import { badge, captions, captionTexts } from './captions.js';
import { laneParts } from './lane-parts.js';
import { legend } from './legend.js';
import type { Recording } from './recorder.js';
import { type Settings, TIMES } from './settings.js';
import { storeLoad } from './store-load.js';

const WIDTH = 1_200;
const SIDE = 32;
const NAMES = 128;
const TOP = 116;
const LANE = 34;
const PROVIDER_GAP = 18;
const AXIS = 26;
const LEGEND = 44;
const NOTE = 68;
const CAPTION = 22;

const COLOURS: Readonly<Record<string, Colour>> = {
  ground: { light: '#ffffff', dark: '#0d1117' },
  edge: { light: '#d1d9e0', dark: '#3d444d' },
  grid: { light: '#e7ebef', dark: '#21272e' },
  ink: { light: '#1f2328', dark: '#f0f6fc' },
  pale: { light: '#59636e', dark: '#9198a1' },
  serving: { light: '#b7e4c7', dark: '#1f5133' },
  waiting: { light: '#f59f00', dark: '#e8a013' },
  leased: { light: '#8250df', dark: '#a371f7' },
  sent: { light: '#0969da', dark: '#4493f8' },
  adopted: { light: '#1a7f37', dark: '#3fb950' },
  killed: { light: '#cf222e', dark: '#f85149' },
  store: { light: '#bc4c00', dark: '#db6d28' },
  stopped: { light: '#8c959f', dark: '#6e7681' },
};

/** What the picture says in words. */
export interface Words {
  /** How the run ended. */
  readonly summary: string;
  /** Name and version of what the processes shared. */
  readonly store: string;
}

/** Draws a run: a lane for each process, one for the provider and one for the store. */
export function timeline(recording: Recording, settings: Settings, { summary, store }: Words): string {
  const { lanes, durationMs, requests, troubles } = recording;
  const lanesEnd = TOP + lanes * LANE;
  const providerTop = lanesEnd + PROVIDER_GAP;
  const storeTop = providerTop + LANE;
  const axisTop = storeTop + LANE;
  const legendTop = axisTop + AXIS + 30;
  const captionsTop = legendTop + LEGEND;
  const height = captionsTop + troubles.length * CAPTION + NOTE;
  const x = linearScale([0, durationMs], [SIDE + NAMES, WIDTH - SIDE]);
  const middle = (lane: number) => TOP + lane * LANE + LANE / 2;

  return svgFile({
    width: WIDTH,
    height,
    title: title(settings),
    description: description(recording, summary),
    style: themeRules(COLOURS),
    children: [
      svg('defs', {}, hatching()),
      svg('rect', {
        x: 0.5,
        y: 0.5,
        width: WIDTH - 1,
        height: height - 1,
        rx: 12,
        class: 'fill-ground stroke-edge',
      }),
      svg(
        'text',
        { x: SIDE, y: 44, class: 'fill-ink', 'font-size': 22, 'font-weight': 600 },
        title(settings),
      ),
      svg('text', { x: SIDE, y: 70, class: 'fill-pale', 'font-size': 14.5 }, summary),
      grid(durationMs, x, axisTop),
      ...Array.from({ length: lanes }, (_, lane) => laneName(`process ${lane + 1}`, middle(lane))),
      laneName('provider', providerTop + LANE / 2),
      laneName('Redis', storeTop + LANE / 2),
      storeLoad(recording, x, storeTop + LANE - 4, LANE - 8),
      // What one process brought reaches all: a line from each request to its sender.
      svg(
        'g',
        { class: 'stroke-sent', 'stroke-width': 1, 'stroke-opacity': 0.35, 'stroke-dasharray': '2 3' },
        ...requests.map(({ lane, from }) =>
          svg('line', { x1: x(from), x2: x(from), y1: middle(lane) + 9, y2: providerTop + LANE / 2 - 9 }),
        ),
      ),
      ...Array.from({ length: lanes }, (_, lane) => laneParts(recording, lane, x, middle(lane))),
      svg(
        'g',
        {},
        ...requests.map(({ from, to, accepted }) =>
          svg('rect', {
            x: x(from),
            y: providerTop + LANE / 2 - 8,
            width: Math.max(2, x(to) - x(from)),
            height: 16,
            rx: 3,
            class: accepted ? 'fill-sent' : 'fill-killed',
          }),
        ),
      ),
      ...troubles.map(({ lane, at }, index) => badge(index + 1, x(at), middle(lane) - LANE / 2)),
      legend(SIDE, legendTop),
      captions(recording, SIDE, captionsTop, CAPTION),
      ...conditions(settings, store).map((line, index) =>
        svg('text', { x: SIDE, y: height - 42 + index * 20, class: 'fill-pale', 'font-size': 13 }, line),
      ),
    ],
  });
}

function title({ processes }: Settings): string {
  return `${processes} processes, one token: each refresh is sent by one of them`;
}

function conditions(settings: Settings, store: string): string[] {
  const { processes, callers, lifetimeMs, latencyMs, client, hints, secondGrant, machines } = settings;
  const library = client === 'redis' ? 'node-redis' : 'ioredis';
  const grant = secondGrant ? 'a second grant is left' : 'no other grant is left';
  return [
    `npm run fleet: ${store} by ${library}${hints ? ' with hints' : ''}, ${processes} × ${callers} callers, tokens of ${lifetimeMs / 1_000} s; oidc-provider with refresh tokens that work once, ${grant}, ${latencyMs} ms for each request.`,
    `Leases of ${TIMES.leaseMs / 1_000} s, hard time-out ${TIMES.hardTimeoutMs / 1_000} s. The signals are real and met each process at that step.${machines ? ' Each process acts as if it were on a machine of its own.' : ''}`,
  ];
}

function description(recording: Recording, summary: string): string {
  return [`${summary}.`, ...captionTexts(recording)].join(' ');
}

/** What a stopped process looks like: it has a state, and does nothing. */
function hatching(): SvgElement {
  return svg(
    'pattern',
    { id: 'hatching', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('line', { x1: 0, y1: 0, x2: 0, y2: 6, class: 'stroke-stopped', 'stroke-width': 3 }),
  );
}

function grid(durationMs: number, x: Scale, bottom: number): SvgElement {
  const seconds = ticks(durationMs / 1_000, 10);
  return svg(
    'g',
    {},
    ...seconds.map(second =>
      svg('line', {
        x1: x(second * 1_000),
        x2: x(second * 1_000),
        y1: TOP - 6,
        y2: bottom + 4,
        class: 'stroke-grid',
      }),
    ),
    ...seconds.map(second =>
      svg(
        'text',
        {
          x: x(second * 1_000),
          y: bottom + 20,
          class: 'fill-pale',
          'font-size': 13,
          'text-anchor': 'middle',
        },
        `${second} s`,
      ),
    ),
  );
}

function laneName(name: string, y: number): SvgElement {
  return svg(
    'text',
    { x: SIDE, y, class: 'fill-ink', 'font-size': 15, 'dominant-baseline': 'central' },
    name,
  );
}
