import { readProject } from '../../build/project.js';
import type { Page } from '../../page/page.js';
import { withIncludes } from '../includes.js';

/** The guides in the order of the navigation, by the name of their file in `content/guides`. */
const GUIDES = ['lock-outs'] as const;

/**
 * The guides. What a README says already, a guide takes from there, by a line of its own:
 * `<!-- include packages/auth-hooks/README.md#stores -->`.
 */
export function guidePages(): Page[] {
  return GUIDES.map(name => {
    const text = readProject(`packages/site/content/guides/${name}.md`);
    const [, title = name] = /^# (.+)$/m.exec(text) ?? [];
    const [, description = ''] = /^<!-- description: (.+) -->$/m.exec(text) ?? [];
    return {
      path: `guides/${name}`,
      title,
      description,
      section: 'guides',
      markdown: withIncludes(`guides/${name}`, text.replace(/^<!-- description: .+ -->\n*/m, '')),
    };
  });
}
