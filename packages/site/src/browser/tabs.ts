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
  const panels = [...group.querySelectorAll<HTMLElement>(':scope > figure')];
  const titles = panels.map(panel => panel.querySelector('figcaption')?.textContent ?? '');
  const list = document.createElement('div');
  list.setAttribute('role', 'tablist');
  const tabs = panels.map((panel, index) => {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.textContent = titles[index] ?? '';
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-label', tab.textContent);
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
    tab.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step === undefined) return;
      const next = (index + step + tabs.length) % tabs.length;
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
  try {
    const others = remembered().filter(other => other !== title);
    localStorage.setItem(KEY, JSON.stringify([title, ...others].slice(0, MOST)));
  } catch {
    // A browser may refuse to keep anything; the choice then lasts as long as the page.
  }
}
