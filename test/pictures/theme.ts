/** A colour on light and on dark ground. */
export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/** The fonts that a system has for its own texts: a picture loads none. */
export const SYSTEM_FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/**
 * Returns CSS with two classes for each colour, `fill-NAME` and `stroke-NAME`, which follow the reader's choice of light
 * or dark. Programs that know no media queries show the light ones.
 */
export function themeRules(colours: Readonly<Record<string, Colour>>): string {
  return `${schemeRules(colours, 'light')}@media (prefers-color-scheme:dark){${classes(colours, 'dark')}}`;
}

/** Returns the same classes for one ground alone, for a page that chooses between two pictures. */
export function schemeRules(colours: Readonly<Record<string, Colour>>, scheme: keyof Colour): string {
  return `text{font-family:${SYSTEM_FONTS}}${classes(colours, scheme)}`;
}

function classes(colours: Readonly<Record<string, Colour>>, scheme: keyof Colour): string {
  return Object.entries(colours)
    .map(([name, { [scheme]: colour }]) => `.fill-${name}{fill:${colour}}.stroke-${name}{stroke:${colour}}`)
    .join('');
}
