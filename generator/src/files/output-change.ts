/** What a run would change in a package, or has changed. */
export interface OutputChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export const NO_CHANGE: OutputChange = { added: [], changed: [], removed: [] };

export function isEmpty({ added, changed, removed }: OutputChange): boolean {
  return added.length + changed.length + removed.length === 0;
}
