/** Lets the menu button open and close the navigation, where it lies over the page. Escape closes it too. */
export function enableMenu(root: ParentNode): void {
  const button = root.querySelector<HTMLButtonElement>('.menu');
  const side = root.querySelector<HTMLElement>('#side');
  if (!button || !side) return;
  const show = (isOpen: boolean) => {
    side.classList.toggle('is-open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
  };
  button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'));
  for (const part of [button, side]) {
    part.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      show(false);
      button.focus();
    });
  }
}
