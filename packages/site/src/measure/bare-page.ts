import type { Page } from 'playwright-core';

/** Returns the page that is shown as a bare HTML page with the same text: its elements, without style sheets, scripts, pictures and attributes. */
export function barePage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const element of body.querySelectorAll('svg, img, picture, script, input')) element.remove();
    for (const element of body.querySelectorAll('*')) {
      for (const { name } of [...element.attributes]) if (name !== 'href') element.removeAttribute(name);
    }
    return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${document.title}</title></head><body>${body.innerHTML}</body></html>`;
  });
}
