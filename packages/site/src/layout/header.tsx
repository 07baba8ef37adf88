import type { VNode } from 'preact';
import { REPOSITORY } from '../build/project.js';
import { Icon } from './icon.js';
import type { Navigation } from './navigation.js';
import { SearchBox } from './search-box.js';
import { Sections } from './sections.js';
import { ThemeSwitch } from './theme-switch.js';

/** The line at the top of every page. */
export function Header(navigation: Navigation): VNode {
  return (
    <header class="top">
      <div class="bar">
        <button class="menu" type="button" aria-controls="side" aria-expanded="false">
          <Icon name="menu" />
          <span>Menu</span>
        </button>
        <a class="home" href={navigation.at('index.html')}>
          token-clients
        </a>
        <Sections {...navigation} />
        <SearchBox root={navigation.at('')} />
        <ThemeSwitch />
        <a class="repository" href={REPOSITORY}>
          <Icon name="branch" />
          <span class="hidden">Repository</span>
        </a>
      </div>
    </header>
  );
}
