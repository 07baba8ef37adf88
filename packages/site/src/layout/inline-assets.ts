/** What the first page has in itself, so that it is painted without waiting for more files. The other pages load it, once. */
export interface InlineAssets {
  /** The style sheet. */
  readonly style: string;
  /** The script that a page waits for. */
  readonly script: string;
}
