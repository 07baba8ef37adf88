import type { Page } from '../page/page.js';
import { guidePages } from './guides/guide-pages.js';
import { providerPages } from './providers/provider-pages.js';
import { repositoryPages } from './repository/repository-pages.js';

/** Every page of the site, in the order of the navigation. */
export function allPages(): Page[] {
  return [...repositoryPages(), ...guidePages(), ...providerPages()];
}
