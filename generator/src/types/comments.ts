import { escapeTags } from '../code/escape.js';

/** What the library prints as a comment: of a schema, a parameter, a response, an operation or a media type. */
export interface Comments {
  readonly title?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly format?: string;
  readonly deprecated?: boolean;
  readonly default?: string;
  readonly example?: string;
  readonly examples?: readonly string[];
}

/** A part of a spec, which may hold anything. */
export type Commented = { readonly [Name in keyof Comments]?: unknown };

/**
 * Collects what is to be printed about a part of a spec. The library does not escape strings, so every one of them goes
 * through here: none is a JSDoc tag, and none makes code look different from what it is.
 */
export function commentsOf(part: Commented): Comments {
  const { title, summary, description, format, deprecated, default: value, example, examples } = part;
  return {
    ...text('title', title),
    ...text('summary', summary),
    ...text('format', format),
    ...text('description', description),
    ...(deprecated === true && { deprecated }),
    ...(value !== undefined && { default: shown(value) }),
    ...(example !== undefined && { example: shown(example) }),
    ...(Array.isArray(examples) && { examples: examples.map(shown) }),
  };
}

/** Takes the comments of a part that has gone through {@link commentsOf}. */
export function keptComments(part: Comments): Comments {
  const { title, summary, description, format, deprecated, default: value, example, examples } = part;
  const all = { title, summary, description, format, deprecated, default: value, example, examples };
  return Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined));
}

/** Takes the comments off. */
export function withoutComments<Commented extends Comments>(
  part: Commented,
): Omit<Commented, keyof Comments> {
  const {
    title,
    summary,
    description,
    format,
    deprecated,
    default: value,
    example,
    examples,
    ...rest
  } = part;
  return rest;
}

function text(name: string, value: unknown): Record<string, string> {
  return typeof value === 'string' && value !== '' ? { [name]: plain(value) } : {};
}

function shown(value: unknown): string {
  return plain(typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value));
}

function plain(value: string): string {
  return escapeTags(value.replace(/[^\P{Cc}\n\t\r]|[\u2028\u2029\ufeff\p{Bidi_Control}]/gu, ' '));
}
