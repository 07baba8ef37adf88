import { readProject } from '../build/project.js';

/** A page that exists only on the site. */
export interface Content {
  readonly title: string;
  readonly description: string;
  /** With the heading, without the line of the description. */
  readonly markdown: string;
}

const DESCRIPTION = /^<!-- description: (.+) -->\n*/m;

/**
 * Reads a page of `content`.
 *
 * @param name of the file, without its ending: `guides/fleet`
 * @throws Error if it has no heading, or no line that describes it
 */
export function readContent(name: string): Content {
  const text = readProject(`packages/site/content/${name}.md`);
  const [, title] = /^# (.+)$/m.exec(text) ?? [];
  const [, description] = DESCRIPTION.exec(text) ?? [];
  if (title === undefined || description === undefined)
    throw new Error(`${name} needs a heading and a line <!-- description: ... -->`);
  return { title, description, markdown: text.replace(DESCRIPTION, '') };
}
