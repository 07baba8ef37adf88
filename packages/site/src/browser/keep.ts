/** Keeps a choice of the reader in the browser for other pages; undefined removes it. */
export function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser may refuse to keep anything; the choice then lasts as long as the page.
  }
}
