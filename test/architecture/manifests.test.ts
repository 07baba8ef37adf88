import { describe, expect, test } from 'vitest';
import { published, read } from './support/project.js';

const all = published();
const repository = 'https://github.com/token-clients/token-clients';
const [, holder] = /^Copyright \(c\) \d{4} (.+)$/m.exec(read('LICENSE')) ?? [];

describe.each(all.map(({ place, manifest }) => [manifest.name, place, manifest] as const))(
  'the manifest of %s',
  (_, place, manifest) => {
    test('says who made it, under which licence, and where it lives', () => {
      expect(manifest).toMatchObject({
        license: 'MIT',
        author: holder,
        homepage: `${repository}/tree/main/${place}#readme`,
        bugs: { url: `${repository}/issues` },
        repository: { type: 'git', url: `git+${repository}.git`, directory: place },
      });
    });

    test('is published for everyone, with a proof of the commit and the workflow that made it', () => {
      expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
    });

    test('asks for a Node whose require() loads ES modules, as the whole project does', () => {
      expect(manifest.engines).toEqual({ node: '^20.19.0 || >=22.12.0' });
      expect(JSON.parse(read('package.json')).engines).toEqual(manifest.engines);
    });

    test('runs nothing when it is installed, and depends on exact versions', () => {
      expect(manifest.scripts ?? {}).toEqual({});
      expect(
        Object.values(manifest.dependencies ?? {}).filter(range => !/^\d+\.\d+\.\d+$/.test(range)),
      ).toEqual([]);
    });

    test('has words by which it is found, in order, once each', () => {
      const words = manifest.keywords ?? [];

      expect(words.length).toBeGreaterThanOrEqual(6);
      expect(words).toEqual([...new Set(words)].sort());
      expect(words.filter(word => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(word))).toEqual([]);
    });
  },
);

test('no two packages have the same description or the same keywords', () => {
  for (const key of ['description', 'keywords'] as const) {
    const values = all.map(({ manifest }) => JSON.stringify(manifest[key]));

    expect(new Set(values).size).toBe(all.length);
  }
});
