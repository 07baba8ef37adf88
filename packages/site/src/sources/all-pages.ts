import type { Page } from '../page/page.js';
import { errorPages } from './errors/error-pages.js';
import { guidePages } from './guides/guide-pages.js';
import { migrationPages } from './migrations/migration-pages.js';
import { playgroundPage } from './playground/playground-page.js';
import { providerPages } from './providers/provider-pages.js';
import { referencePages } from './reference/reference-pages.js';
import { repositoryPages } from './repository/repository-pages.js';
import { startPages } from './start/start-pages.js';

/** Every page of the site, in the order of the navigation. */
export function allPages(): Page[] {
  return [
    ...startPages(),
    ...repositoryPages(),
    ...guidePages(),
    ...providerPages(),
    ...referencePages(),
    ...errorPages(),
    ...migrationPages(),
    playgroundPage(),
  ];
}
