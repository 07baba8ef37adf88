import { keep } from './keep.js';

/** Where the titles of the tabs that the reader chose are kept, the latest first. */
const KEY = 'tabs';
/** So many choices are remembered. */
const MOST = 8;

/** Tabs over fences that stand one after the other. */
interface Group {
  readonly titles: readonly string[];
  readonly show: (shown: number) => void;
}

/**
 * Makes tabs of fences that stand one after the other; without it they are shown below each other, with their titles. A choice
 * holds for every group that has a tab of that title, on other pages too.
 */
export function enableTabs(root: ParentNode): void {
  const groups: Group[] = [];
  const showAll = (titles: readonly string[]) => {
    for (const group of groups) {
      const chosen = titles.find(title => group.titles.includes(title));
      if (chosen !== undefined) group.show(group.titles.indexOf(chosen));
    }
  };
  const choose = (title: string) => {
    remember(title);
    showAll([title]);
  };
  for (const group of root.querySelectorAll<HTMLElement>('.tabs')) groups.push(enableGroup(group, choose));
  showAll(remembered());
}

function enableGroup(group: HTMLElement, choose: (title: string) => void): Group {
  const figures = [...group.querySelectorAll<HTMLElement>(':scope > figure')];
  const titles = figures.map(figure => figure.querySelector('figcaption')?.textContent ?? '');
  const panels = figures.map((figure, index) => panelOf(figure, titles[index] ?? ''));
  const list = document.createElement('div');
  list.setAttribute('role', 'tablist');
  const tabs = titles.map(title => {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.textContent = title;
    return tab;
  });
  const show = (shown: number) => {
    for (const [index, panel] of panels.entries()) {
      panel.hidden = index !== shown;
      tabs[index]?.setAttribute('aria-selected', String(index === shown));
      if (tabs[index]) tabs[index].tabIndex = index === shown ? 0 : -1;
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(titles[index] ?? ''));
    tab.addEventListener('keydown', event => {
      const next = nextTab(event.key, index, tabs.length);
      if (next === undefined) return;
      event.preventDefault();
      choose(titles[next] ?? '');
      tabs[next]?.focus();
    });
  }
  list.append(...tabs);
  group.prepend(list);
  show(0);
  return { titles, show };
}

function remembered(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(title => typeof title === 'string') : [];
  } catch {
    // Nothing was kept, or something else has the same key.
    return [];
  }
}

function remember(title: string): void {
  const others = remembered().filter(other => other !== title);
  keep(KEY, JSON.stringify([title, ...others].slice(0, MOST)));
}

/** A figure can't be a panel, so it is put into one, with its title as the name. */
function panelOf(figure: HTMLElement, title: string): HTMLElement {
  const panel = document.createElement('div');
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-label', title);
  figure.replaceWith(panel);
  panel.append(figure);
  return panel;
}

/** The tab that a key leads to; undefined for other keys. */
function nextTab(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (index + 1) % count;
  if (key === 'ArrowLeft') return (index + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
