import { firstTokenCheck } from '../registry/first-token.js';
import { installCheck } from '../registry/install.js';
import { ownClientCheck } from '../registry/own-client.js';
import { packageManagerChecks } from '../registry/package-managers.js';
import { readmeCheck } from '../registry/readme-check.js';
import type { Check } from './check.js';
import { chromiumCheck } from './chromium.js';
import { jestCheck } from './jest.js';
import { nextCheck } from './next-edge.js';
import { processChecks, requireCheck } from './processes.js';
import { typesChecks } from './types.js';
import { workerdChecks } from './workerd.js';

/** All checks, in the order of the table. */
export const checks: readonly Check[] = [
  installCheck,
  firstTokenCheck,
  ownClientCheck,
  readmeCheck,
  ...packageManagerChecks,
  ...processChecks,
  ...workerdChecks,
  chromiumCheck,
  nextCheck,
  requireCheck,
  jestCheck,
  ...typesChecks,
];
