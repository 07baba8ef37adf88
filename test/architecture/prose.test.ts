import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { linksOf, type Manifest, projectFiles, read, root } from './support/project.js';

const pages = projectFiles().filter(file => file.endsWith('.md') && !file.includes('/golden/'));
const scripts = Object.keys((JSON.parse(read('package.json')) as Manifest).scripts ?? {});

describe('prose is true', () => {
  test.each(pages)('every link of %s leads somewhere', page => {
    // A link of the site's own pages begins with / and leads to another page: the build of the site fails where there is none.
    const isOfSite = (link: string) => page.startsWith('packages/site/content/') && link.startsWith('/');
    const links = linksOf(read(page)).filter(link => !isOfSite(link));
    const dead = links.filter(link => !existsSync(path.join(root, path.dirname(page), link)));

    expect(dead).toEqual([]);
  });

  test.each(pages)('every npm command of %s exists', page => {
    const commands = [
      ...read(page).matchAll(/\bnpm (?:run )?(start|test|run [a-z][\w-]*|[a-z-]+(?= --))/g),
    ].map(([, name]) => (name ?? '').replace(/^run /, ''));
    const known = [...scripts, 'ci', 'install', 'exec', 'pack'];

    expect(commands.filter(command => !known.includes(command))).toEqual([]);
  });

  test.each(pages.filter(page => !page.startsWith('packages/')))('every path in %s exists', page => {
    const folders = '(?:specs|generator|packages|templates|test|\\.github|\\.ci)';
    const spans = [...read(page).matchAll(new RegExp(`\`(${folders}/[\\w./-]*)\``, 'g'))].map(
      ([, name]) => name ?? '',
    );
    const placeholders = /NAME|PROVIDER|<|\*/;
    const exists = (span: string) =>
      [root, path.join(root, path.dirname(page))].some(base => existsSync(path.join(base, span)));

    expect(spans.filter(span => !placeholders.test(span) && !exists(span))).toEqual([]);
  });

  test('figures are those of the last measurement, in every page that quotes them', () => {
    const quoting = pages.filter(page => /^<!-- figures.*-->$/m.test(read(page)));
    const quote = path.join(root, 'test/dist/bench/quote.js');
    const files = quoting.map(page => path.join(root, page));
    const { status, stderr } = spawnSync(process.execPath, [quote, '--check', ...files], {
      encoding: 'utf8',
    });

    expect(quoting).toContain('README.md');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('no file holds a path of a machine or the host of a package registry', () => {
    const files = projectFiles().filter(file => /\.(ts|mjs|md|json|ya?ml|mustache|txt)$|\/run$/.test(file));
    const registries = [
      'registry.npmjs',
      'repo1.maven',
      'repo.maven',
      'proxy.golang',
      'files.pythonhosted',
    ].map(name => `${name}.`);
    const machine = new RegExp(`["'\`\\s(](/${['home', 'root', 'Users', 'work'].join('/|/')}/)`);
    const found = files.filter(file => {
      const text = read(file);
      return (
        registries.some(host => text.includes(host)) || (file !== 'package-lock.json' && machine.test(text))
      );
    });

    expect(found).toEqual([]);
  });
});
