import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { readProject } from '../../build/project.js';
import { LifePicture } from '../../lifecycle/draw-life.js';
import { lifeEvents } from '../../lifecycle/life-events.js';
import { lifeList } from '../../lifecycle/life-list.js';
import { lifeSteps } from '../../lifecycle/life-steps.js';
import type { Page } from '../../page/page.js';
import { behavioursTable } from './behaviours-table.js';
import { benchPictures } from './bench-pictures.js';
import { readmeBlocks } from './readme-blocks.js';

const FILE = 'packages/site/content/start.md';

/** The first page. What it says only here is in `content/start.md`; the rest it takes from where it is said already. */
export function startPages(): Page[] {
  const markdown = readProject(FILE).replace(/^<!-- (\w+) ?(.*) -->$/gm, (_, part: string, rest: string) =>
    partOf(part, rest),
  );
  return [
    {
      path: 'index',
      title: 'token-clients',
      description: readmeBlocks('Typed TypeScript').replace(/\s+/g, ' '),
      section: 'start',
      markdown,
      pictures: new Map([['one-tokens-life', render(h(LifePicture, { events: lifeEvents() }))]]),
    },
  ];
}

function partOf(part: string, rest: string): string {
  switch (part) {
    case 'readme': {
      const [, beginning = '', count = '1'] = /^"(.*)"(?: (\d+))?$/.exec(rest) ?? [];
      return readmeBlocks(beginning, Number(count));
    }
    case 'life':
      return lifeList(lifeSteps(), lifeEvents());
    case 'behaviours':
      return behavioursTable();
    case 'pictures':
      return benchPictures(rest.split(' '));
    default:
      throw new Error(`${FILE}: ${part} is unknown`);
  }
}
