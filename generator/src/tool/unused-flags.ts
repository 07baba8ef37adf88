import { existsSync } from 'node:fs';
import type { Provider } from '../files/provider.js';
import { FIRST_READING_FLAGS } from '../new-provider/first-reading-flags.js';

type Flag = keyof typeof FIRST_READING_FLAGS;
type Values = { readonly [Name in Flag]?: boolean | string | readonly string[] | undefined };

/**
 * Says which flags of a first reading had no effect, because what they are about stands written already. `--yes` is no
 * such flag: it only takes the place of questions.
 *
 * @param known the clients about which nothing had to be found out
 * @returns one line for each of these clients
 */
export function unusedFlags(values: Values, known: readonly Provider[]): string[] {
  const flags = Object.keys(FIRST_READING_FLAGS) as Flag[];
  const given = flags.filter(flag => flag !== 'yes' && values[flag] !== undefined).map(flag => `--${flag}`);
  if (given.length === 0) return [];
  return known.map(({ name, ownOverlay, overlayName, specName }) => {
    const hasOverlay = ownOverlay !== undefined && existsSync(ownOverlay);
    const advice = hasOverlay ? 'Correct it there, or remove that file to have it found out again.' : '';
    return `${name}: ${given.join(', ')} had no effect, because ${hasOverlay ? overlayName : specName} says it already. ${advice}`.trim();
  });
}
