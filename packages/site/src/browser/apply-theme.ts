import { THEME_KEY } from './theme-key.js';

/* Runs before the page is shown. A browser may refuse to keep anything: then the system's colours stay. */

try {
  const theme = localStorage.getItem(THEME_KEY);
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
