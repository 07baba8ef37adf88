import { API_PAGE, type Engine, type Files, MODEL_PAGE, type RenderJob, TEMPLATE_FILES } from './engine.js';
import { renderTemplate } from './jmustache.js';
import type { Page } from './pages.js';

/** The engine that runs everywhere. Its context has the names of OpenAPI Generator that our templates use. */
export function embeddedEngine(templates: ReadonlyMap<string, string>): Engine {
  return async jobs => jobs.map(job => renderJob(job, templates));
}

function renderJob(job: RenderJob, templates: ReadonlyMap<string, string>): Files {
  // As JSON, what is undefined is not there, and its name is looked up further out.
  const { data, apiPages, modelPages } = JSON.parse(JSON.stringify(job)) as RenderJob;
  const render = (template: string, view: object) =>
    renderTemplate(templates.get(template) ?? '', { gen: data, ...view });
  const entries = ({ entries }: Page) => entries.map(entry => ({ vendorExtensions: { 'x-gen': entry } }));
  return new Map([
    ...Object.entries(TEMPLATE_FILES).map(([template, file]) => [file, render(template, {})] as const),
    ...apiPages.map(
      page =>
        [`docs/${page.name}.md`, render(API_PAGE, { operations: { operation: entries(page) } })] as const,
    ),
    ...modelPages.map(
      page =>
        [
          `docs/${page.name}.md`,
          render(MODEL_PAGE, { models: entries(page).map(model => ({ model })) }),
        ] as const,
    ),
  ]);
}
