/// <reference path="./eleventy.d.ts" />
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Eleventy } from '@11ty/eleventy';
import { h } from 'preact';
import { render as renderHtml } from 'preact-render-to-string';
import type { InlineAssets } from '../layout/inline-assets.js';
import { Layout } from '../layout/layout.js';
import { type Highlight, loadHighlight } from '../page/highlight.js';
import { linkedCode } from '../page/linked-code.js';
import { LLMS_FILE, llmsText } from '../page/llms-text.js';
import { markdownTwin } from '../page/markdown-twin.js';
import type { Page } from '../page/page.js';
import { newMarkdown, parsePage } from '../page/parse-page.js';
import { relativeLink } from '../page/relative-link.js';
import { renderPage } from '../page/render-page.js';
import { siteLink, type Targets } from '../page/site-links.js';
import { siteSections } from '../search/page-sections.js';
import { newSearchIndex } from '../search/search-index.js';
import { allPages } from '../sources/all-pages.js';
import { copyImage, writeAssets } from './assets.js';
import { siteRoot } from './project.js';
import { readInlineAssets } from './read-inline-assets.js';

/** Eleventy wants a folder of templates; all of ours are made from data. */
const templates = path.join(siteRoot, 'content');

/** A file of the site, as Eleventy writes it. */
interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Builds the whole site into a folder, which is emptied before.
 *
 * @throws {BrokenLink} if a page has a link that leads nowhere
 */
export async function buildSite(out: string): Promise<{ readonly pages: number }> {
  const pages = allPages();
  await rm(out, { recursive: true, force: true });
  await writeAssets(out);
  const { files, images } = await render(pages, await readInlineAssets(out));
  await write(files, out);
  await Promise.all(images.map(image => copyImage(image, out)));
  return { pages: pages.length };
}

async function render(
  pages: readonly Page[],
  inline: InlineAssets,
): Promise<{ readonly files: readonly SiteFile[]; readonly images: readonly string[] }> {
  const markdown = newMarkdown();
  const highlight = await loadHighlight();
  const parsed = pages.map(page => ({ page, ...parsePage(markdown, page.markdown) }));
  const targets: Targets = {
    anchors: new Map(
      parsed.map(({ page, headings }) => [page.path, new Set(headings.map(({ anchor }) => anchor))]),
    ),
    files: new Set([LLMS_FILE]),
  };
  const images = new Set<string>();
  const files = parsed.flatMap(({ page, tokens, headings }) => {
    const image = (file: string) => {
      images.add(file);
      return relativeLink(page.path, `assets/repository${file}`);
    };
    const link = (to: string) => siteLink(page.path, to, '.html', targets);
    const html = renderPage(
      { tokens, headings },
      {
        markdown,
        highlight: withLinks(highlight, page, link),
        image,
        link,
        pictures: page.pictures,
      },
    );
    const twin = markdownTwin(page.markdown, link => siteLink(page.path, link, '.md', targets), image);
    const layout = { page, pages, headings, html, inline: page.path === 'index' ? inline : undefined };
    return [
      { path: `${page.path}.html`, text: `<!DOCTYPE html>${renderHtml(h(Layout, layout))}` },
      { path: `${page.path}.md`, text: twin },
    ];
  });
  files.push(
    { path: 'assets/search.json', text: JSON.stringify(newSearchIndex(siteSections(parsed))) },
    { path: LLMS_FILE, text: llmsText(pages) },
  );
  return { files, images: [...images].flatMap(formsOf) };
}

function withLinks(highlight: Highlight, { codeLinks }: Page, link: (to: string) => string): Highlight {
  if (codeLinks === undefined) return highlight;
  return linkedCode(highlight, name => {
    const to = codeLinks.get(name);
    return to === undefined ? undefined : link(to);
  });
}

async function write(files: readonly SiteFile[], out: string): Promise<void> {
  const eleventy = new Eleventy(path.relative('', templates), out, {
    quietMode: true,
    configPath: false,
    config(config) {
      config.setUseGitIgnore(false);
      config.setTemplateFormats(['11ty.js']);
      for (const { path, text } of files) {
        config.addTemplate(`${path}.11ty.js`, {
          data: { permalink: path },
          render: () => text,
        });
      }
    },
  });
  eleventy.disableLogger();
  await eleventy.write();
}

/** A picture for light pages has a form for dark ones beside it. */
function formsOf(image: string): string[] {
  return image.endsWith('-light.svg') ? [image, image.replace(/-light\.svg$/, '-dark.svg')] : [image];
}
