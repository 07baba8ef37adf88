import { describe, expect, test } from 'vitest';
import { projectFiles, published, read } from './support/project.js';

const names = published().map(({ manifest }) => manifest.name);
const pending = projectFiles().filter(file => /^\.changeset\/(?!README\.)[^/]+\.md$/.test(file));

/** The packages and the text of a changeset; undefined where it has not the form that the tool reads. */
function parse(text: string): { bumps: [name: string, bump: string][]; summary: string } | undefined {
  const [, head, summary] = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(text) ?? [];
  if (head === undefined || summary === undefined) return undefined;
  const lines = head.split('\n').filter(line => line !== '');
  const bumps = lines.map(line => /^(['"])(.+)\1: (\w+)$/.exec(line)?.slice(2) ?? [line, '']);
  return { bumps: bumps as [string, string][], summary: summary.trim() };
}

describe('a pending changeset', () => {
  test.each(pending.map(file => [file]))('%s names published packages and says what changed', file => {
    const { bumps, summary } = parse(read(file)) ?? { bumps: [], summary: '' };

    expect(bumps).not.toEqual([]);
    expect(bumps.map(([name]) => name).filter(name => !names.includes(name))).toEqual([]);
    expect(bumps.filter(([, bump]) => !['patch', 'minor', 'major'].includes(bump))).toEqual([]);
    expect(summary).not.toBe('');
  });

  test('without front matter is found', () => {
    expect(parse('- `a` is now `b`')).toBeUndefined();
    expect(parse("---\n'@token-clients/runtime': minor\n---\n\n- `a` is now `b`\n")).toEqual({
      bumps: [['@token-clients/runtime', 'minor']],
      summary: '- `a` is now `b`',
    });
  });
});
