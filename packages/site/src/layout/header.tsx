import type { VNode } from 'preact';
import { REPOSITORY } from '../build/project.js';
import { Icon } from './icon.js';
import type { Navigation } from './navigation.js';
import { Sections } from './sections.js';
import { ThemeSwitch } from './theme-switch.js';

/** The line at the top of every page. Scripts put the search box into `.tools`. */
export function Header(navigation: Navigation): VNode {
  return (
    <header class="top">
      <div class="bar">
        <button class="menu" type="button" aria-controls="side" aria-expanded="false">
          <Icon name="menu" />
          Menu
        </button>
        <a class="home" href={navigation.at('index.html')}>
          token-clients
        </a>
        <Sections {...navigation} />
        <div class="tools" />
        <ThemeSwitch />
        <a class="repository" href={REPOSITORY}>
          <Icon name="branch" />
          <span class="hidden">Repository</span>
        </a>
      </div>
    </header>
  );
}
