import { readProject } from '../build/project.js';
import { escapeHtml } from './escape-html.js';

/**
 * Returns the HTML of a picture. One that has a form for dark pages is shown in the form that fits; which one that is, the style
 * sheet says. Its size is in the HTML, so that nothing moves when it comes.
 *
 * @param file a path from the repository's root
 * @param image returns the `src` of such a path
 */
export function imageHtml(alt: string, file: string, image: (path: string) => string): string {
  if (!file.endsWith('-light.svg')) return img(alt, file, image);
  const dark = file.replace(/-light\.svg$/, '-dark.svg');
  return img(alt, file, image, 'on-light') + img(alt, dark, image, 'on-dark');
}

function img(alt: string, file: string, image: (path: string) => string, name?: string): string {
  const attributes = [
    ...(name === undefined ? [] : [`class="${name}"`]),
    'loading="lazy" decoding="async"',
    ...sizeOf(file),
    `alt="${escapeHtml(alt)}" src="${escapeHtml(image(file))}"`,
  ];
  return `<img ${attributes.join(' ')}>`;
}

function sizeOf(file: string): string[] {
  if (!file.endsWith('.svg')) return [];
  const size = /^<svg [^>]*?(width="\d+") (height="\d+")/.exec(readProject(file));
  return size ? [`${size[1]} ${size[2]}`] : [];
}
