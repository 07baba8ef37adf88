import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

test('what is loaded on demand is loaded by a function whose name begins with load', () => {
  const files = (readdirSync(src, { recursive: true }) as string[]).filter(file => file.endsWith('.ts'));
  const loaders = files.flatMap(file => {
    const code = readFileSync(path.join(src, file), 'utf8');
    return [...code.matchAll(/(?<!typeof )\bimport\(/g)].map(({ index }) => {
      const before = [...code.slice(0, index).matchAll(/function (\w+)/g)];
      return `${file}: ${before.at(-1)?.[1]}`;
    });
  });

  expect(loaders.length).toBeGreaterThan(5);
  expect(loaders.filter(loader => !/: load[A-Z]/.test(loader))).toEqual([]);
});
