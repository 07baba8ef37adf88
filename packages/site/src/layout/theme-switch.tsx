import type { VNode } from 'preact';
import { Icon } from './icon.js';

const THEMES = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** Three radio buttons; a script remembers the choice. */
export function ThemeSwitch(): VNode {
  return (
    <fieldset class="theme">
      <legend class="hidden">Colours</legend>
      {(Object.keys(THEMES) as (keyof typeof THEMES)[]).map(theme => (
        <label title={THEMES[theme]}>
          <input type="radio" name="theme" value={theme} defaultChecked={theme === 'system'} />
          <Icon name={theme} />
          <span class="hidden">{THEMES[theme]}</span>
        </label>
      ))}
    </fieldset>
  );
}
