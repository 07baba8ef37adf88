/** Makes tabs of fences that stand one after the other; without it they are shown below each other, with their titles. */
export function enableTabs(root: ParentNode): void {
  for (const group of root.querySelectorAll<HTMLElement>('.tabs')) enableGroup(group);
}

function enableGroup(group: HTMLElement): void {
  const panels = [...group.querySelectorAll<HTMLElement>(':scope > figure')];
  const list = document.createElement('div');
  list.setAttribute('role', 'tablist');
  const tabs = panels.map(panel => {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.textContent = panel.querySelector('figcaption')?.textContent ?? '';
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
    tab.addEventListener('click', () => show(index));
    tab.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step === undefined) return;
      const next = (index + step + tabs.length) % tabs.length;
      show(next);
      tabs[next]?.focus();
    });
  }
  list.append(...tabs);
  group.prepend(list);
  show(0);
}
