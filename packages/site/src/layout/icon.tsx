import type { VNode } from 'preact';

const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.7 3.7',
  menu: 'M2 4h12M2 8h12M2 12h12',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
  light:
    'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z',
  branch: 'M4.5 2.5v11M4.5 9.5c0-2 7-1 7-4M3 2.5h3M3 13.5h3M10 4h3',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing in the colour of the text around it; what it means, the text says. */
export function Icon({ name }: { readonly name: IconName }): VNode {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
