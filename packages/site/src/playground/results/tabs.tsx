import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';

/** One of several views, of which one is shown. */
export interface Tab<Key extends string> {
  readonly key: Key;
  readonly title: string;
  /** Shown beside the title, such as a number of findings. */
  readonly note?: string | undefined;
}

export interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly shown: Key;
  readonly onShow: (key: Key) => void;
  /** What the shown tab holds. */
  readonly children: ComponentChildren;
}

/**
 * Tabs as the ARIA Authoring Practices describe them: one of them is reached by the Tab key, and the arrow keys, Home and
 * End move between them and show what they reach.
 */
export function Tabs<Key extends string>({ label, tabs, shown, onShow, children }: TabsProps<Key>): VNode {
  const list = useRef<HTMLDivElement>(null);
  const show = (index: number) => {
    const next = tabs[(index + tabs.length) % tabs.length];
    if (!next) return;
    onShow(next.key);
    const button = list.current?.querySelector<HTMLElement>(`#${tabId(next.key)}`);
    button?.focus();
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ key }) => key === shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    show(to);
  };
  return (
    <div class="pg-tabs">
      <div class="pg-tablist" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ key, title, note }) => (
          <button
            type="button"
            role="tab"
            key={key}
            id={tabId(key)}
            aria-selected={key === shown}
            aria-controls={PANEL}
            tabIndex={key === shown ? 0 : -1}
            onClick={() => onShow(key)}
          >
            {title}
            {note && <span class="pg-note">{note}</span>}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel is reached and scrolled with the keyboard, whatever it holds */}
      <div class="pg-panel" role="tabpanel" id={PANEL} aria-labelledby={tabId(shown)} tabIndex={0}>
        {children}
      </div>
    </div>
  );
}

const PANEL = 'pg-panel';

/** Moves the focus to the shown panel, before something in it that has the focus goes away. */
export function focusPanel(): void {
  document.getElementById(PANEL)?.focus({ preventScroll: true });
}

function tabId(key: string): string {
  return `pg-tab-${key}`;
}
