import { keep } from './keep.js';
import { THEME_KEY } from './theme-key.js';

/** Lets the radio buttons of the theme switch choose the colours, and remembers the choice. */
export function enableTheme(root: ParentNode): void {
  const page = document.documentElement;
  for (const button of root.querySelectorAll<HTMLInputElement>('.theme input')) {
    button.checked = button.value === (page.dataset.theme ?? 'system');
    button.addEventListener('change', () => {
      const theme = button.value === 'system' ? undefined : button.value;
      if (theme === undefined) delete page.dataset.theme;
      else page.dataset.theme = theme;
      keep(THEME_KEY, theme);
    });
  }
}
