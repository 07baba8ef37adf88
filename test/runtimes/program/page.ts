import type { Setting } from './setting.js';
import { runSteps } from './step.js';
import { webSteps } from './steps.js';

/** The program in a page: asks the page's own server for the setting and sends it the results. */
const setting = (await (await fetch('/setting')).json()) as Setting;
await fetch('/results', { method: 'POST', body: JSON.stringify(await runSteps(webSteps, setting)) });
