import type { styleText } from 'node:util';

/** A piece of a line: what it says, and how it looks on a terminal. */
export type Piece = readonly [text: string, style?: Style];

export type Style = Parameters<typeof styleText>[0];
