import { copiedText } from './copied-text.js';

const SHOWN_MS = 2000;

/** Gives each block of code a button that copies it. */
export function enableCopy(root: Document): void {
  const status = root.createElement('p');
  status.className = 'hidden';
  status.setAttribute('role', 'status');
  for (const figure of root.querySelectorAll<HTMLElement>('figure.code')) {
    const code = figure.querySelector('code');
    if (code) figure.append(copyButton(code, nameOf(figure, code), status));
  }
  root.body.append(status);
}

/** A page has many of these buttons, so a screen reader says what each copies. */
function nameOf(figure: HTMLElement, code: HTMLElement): string {
  const title = figure.querySelector('figcaption')?.textContent;
  const [first = ''] = copiedText(code.textContent ?? '').split('\n', 1);
  return `Copy ${title ? `${title}: ` : ''}${first.length > 60 ? `${first.slice(0, 60)} …` : first}`;
}

function copyButton(code: HTMLElement, name: string, status: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', name);
  let shown: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string) => {
    button.textContent = text;
    status.textContent = text;
    clearTimeout(shown);
    shown = setTimeout(() => {
      button.textContent = 'Copy';
      status.textContent = '';
    }, SHOWN_MS);
  };
  button.addEventListener('click', () => {
    void copy(copiedText(code.textContent ?? '')).then(isCopied => {
      if (isCopied) return say('Copied');
      getSelection()?.selectAllChildren(code);
      return say('Selected: press Ctrl+C');
    });
  });
  return button;
}

/** A browser gives the clipboard to pages of https and of its own machine alone, and may ask. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
