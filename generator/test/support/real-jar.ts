import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One run of the real generator over a spec and templates given in the test. */
export interface Job {
  readonly spec: object;
  /** Template text by file name. */
  readonly templates: Record<string, string>;
  /** What the generator writes, beyond the defaults below. */
  readonly settings?: Record<string, unknown>;
}

/** The settings that let only our own files appear. */
export const onlyOurs = {
  apis: '',
  models: '',
  apiDocs: 'true',
  modelDocs: 'true',
  apiTests: 'false',
  modelTests: 'false',
  skipFormModel: 'false',
  supportingFiles: 'client.ts',
};

/** Writes spec, templates and configuration below `folder`; gives the configuration and where the output will be. */
export function prepare(folder: string, name: string, job: Job): { config: string; out: string } {
  const home = join(folder, name);
  const templateDir = join(home, 'templates');
  const out = join(home, 'out');
  const config = join(home, 'config.json');
  mkdirSync(templateDir, { recursive: true });
  for (const [file, text] of Object.entries(job.templates)) writeFileSync(join(templateDir, file), text);
  writeFileSync(join(home, 'spec.json'), JSON.stringify(job.spec));
  writeFileSync(
    config,
    JSON.stringify({
      generatorName: 'typescript-axios',
      templateDir,
      inputSpec: join(home, 'spec.json'),
      outputDir: out,
      enableMinimalUpdate: true,
      additionalProperties: { hideGenerationTimestamp: true, paramNaming: 'original' },
      openapiNormalizer: { KEEP_ONLY_FIRST_TAG_IN_OPERATION: 'true' },
      globalProperties: onlyOurs,
      files: { 'client.mustache': { folder: 'src/generated', destinationFilename: 'client.ts' } },
      ...job.settings,
    }),
  );
  return { config, out };
}

/** The smallest spec the generator accepts. */
export function tinySpec(extra: object = {}): Record<string, unknown> {
  return {
    openapi: '3.0.3',
    info: { title: 'Tiny', version: '1.0.0' },
    paths: { '/t': { post: { tags: ['t'], operationId: 'ask', responses: { 200: { description: 'ok' } } } } },
    ...extra,
  };
}

export const tinyTemplates = {
  'client.mustache': '{{{appName}}}',
  'api_doc.mustache': '{{#operations}}{{{classname}}}{{/operations}}',
  'model_doc.mustache': '{{#models}}{{#model}}{{{name}}}{{/model}}{{/models}}',
};
