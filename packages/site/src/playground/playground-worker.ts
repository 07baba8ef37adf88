import { taskLibraries } from '@token-clients/generator/core';
import { assets } from './engine/assets.js';
import { pageTasks } from './engine/page-tasks.js';
import { generateInPage } from './generate-in-page.js';
import type { PlaygroundOrder, PlaygroundReply } from './playground-result.js';

/* The worker of the page, in which the generator runs. The libraries that read specs run in workers of their own. */

const tasks = pageTasks(new URL('./playground-library.js', import.meta.url));
tasks.load('lint');
const tools = {
  templates: new Map(assets.templates),
  libraries: taskLibraries(tasks, assets.lintRules, {}),
  runtimeVersion: assets.runtimeVersion,
};

self.addEventListener('message', async ({ data }: MessageEvent<PlaygroundOrder>) => {
  const { id, request } = data;
  const reply = (rest: Omit<PlaygroundReply, 'id'>) =>
    self.postMessage({ id, ...rest } satisfies PlaygroundReply);
  try {
    reply({ result: await generateInPage(request, tools) });
  } catch (error) {
    reply({ failure: `This is a defect of the generator; please report it. ${String(error)}` });
  }
});
