/** Where the reader's choice of colours is kept: `light`, `dark`, or nothing for the system's. */
export const THEME_KEY = 'theme';
