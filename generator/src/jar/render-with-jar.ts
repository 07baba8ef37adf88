import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { schemaDocs } from '../code/docs-data.js';
import { type TemplateData, templateData } from '../code/template-data.js';
import { generatorRoot } from '../project-root.js';
import type { ProviderModel } from '../read/provider-model.js';
import type { TokenModel } from '../read/token-model.js';
import { runBatch } from './batch.js';
import type { Java } from './java.js';

/** A provider, understood, and the folder where its new files are put. */
export interface RenderJob {
  readonly model: ProviderModel;
  readonly token: TokenModel;
  readonly staging: string;
}

/** Template to file, below the package's folder. Pages per class and per schema come from `*_doc.mustache`. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'client.mustache': 'src/generated/client.ts',
  'operations.mustache': 'src/generated/operations.ts',
  'models.mustache': 'src/generated/models.ts',
  'descriptor.mustache': 'src/generated/descriptor.ts',
  'grant.mustache': 'src/generated/grant.ts',
  'reference.mustache': 'src/generated/reference.ts',
  'contract.mustache': 'src/generated/contract.ts',
  'index.mustache': 'src/generated/index.ts',
  'readme.mustache': 'README.md',
};

/**
 * Renders all templates for all providers in one Java process.
 *
 * The generator gets a carrier instead of the spec: operations and schemas under neutral names, each with the text that
 * the templates print. So no name of a spec goes through the generator's own renaming and escaping.
 *
 * @throws GenerateError as `runBatch`
 */
export async function render(
  jobs: readonly RenderJob[],
  options: {
    readonly jar: string;
    readonly java: Java;
    readonly work: string;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<void> {
  const specs = new Map<string, string>();
  for (const [index, job] of jobs.entries()) {
    const config = path.join(options.work, `${index}.json`);
    const carrier = path.join(options.work, `${index}.carrier.json`);
    specs.set(config, job.model.spec.provider.specName);
    await mkdir(job.staging, { recursive: true });
    const data = templateData(job.model, job.token);
    await writeFile(carrier, JSON.stringify(carrierOf(job.model, data)));
    await writeFile(config, JSON.stringify(configOf(carrier, job.staging, data)));
  }
  await runBatch({
    jar: options.jar,
    java: options.java,
    configs: [...specs.keys()],
    cwd: options.work,
    signal: options.signal,
    nameOf: config => specs.get(config) ?? config,
  });
  for (const job of jobs) await renamePages(job);
}

function configOf(carrier: string, outputDir: string, gen: TemplateData) {
  const files = Object.entries(TEMPLATES).map(([template, file]) => [
    template,
    { folder: path.dirname(file), destinationFilename: path.basename(file), templateType: 'SupportingFiles' },
  ]);
  return {
    generatorName: 'typescript-axios',
    templateDir: path.join(generatorRoot, 'mustache'),
    inputSpec: carrier,
    outputDir,
    additionalProperties: { hideGenerationTimestamp: true, gen },
    globalProperties: {
      // Naming some kinds of file switches the others off; supportingFiles is a list of names.
      apis: '',
      models: '',
      apiDocs: 'true',
      modelDocs: 'true',
      apiTests: 'false',
      modelTests: 'false',
      skipFormModel: 'false',
      supportingFiles: Object.values(TEMPLATES)
        .map(file => path.basename(file))
        .join(','),
    },
    files: Object.fromEntries(files),
  };
}

/** A document with nothing in it but places for our own data. */
function carrierOf({ apis, schemas }: ProviderModel, data: TemplateData) {
  const operations = apis.flatMap((api, group) =>
    api.operations.map(operation => ({
      group,
      api,
      data: data.operations.find(({ name }) => name === operation.name),
    })),
  );
  return {
    openapi: '3.0.3',
    info: { title: 'carrier', version: '1' },
    tags: apis.map((_, group) => ({ name: `Group${group}` })),
    paths: Object.fromEntries(
      operations.map(({ group, api, data: code }, index) => [
        `/${index}`,
        {
          get: {
            // The generator sorts by id.
            operationId: `op${String(index).padStart(5, '0')}`,
            tags: [`Group${group}`],
            responses: { 200: { description: 'ok' } },
            'x-gen': {
              docs: code?.docs,
              api: api.className,
              apiDescription: data.apis[group]?.description,
              index: data.apis[group]?.operations.map(({ docs }) => ({
                ...docs,
                page: `${api.className}.md`,
              })),
            },
          },
        },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        schemas.map((schema, index) => [
          `Model${index}`,
          { type: 'object', properties: { _: { type: 'string' } }, 'x-gen': schemaDocs(schema) },
        ]),
      ),
    },
  };
}

/** Gives the pages their real names and even blank lines, and drops the generator's own records. */
async function renamePages({ model, staging }: RenderJob): Promise<void> {
  await rm(path.join(staging, '.openapi-generator'), { recursive: true, force: true });
  const docs = path.join(staging, 'docs');
  for (const page of await readdir(docs)) {
    const [, kind, index] = /^(Group|Model)(\d+)(?:Api)?\.md$/.exec(page) ?? [];
    const name =
      kind === 'Group' ? model.apis[Number(index)]?.className : model.schemas[Number(index)]?.typeName;
    if (name !== undefined) await rename(path.join(docs, page), path.join(docs, `${name}.md`));
  }
  for (const page of ['README.md', ...(await readdir(docs)).map(name => `docs/${name}`)]) {
    const file = path.join(staging, page);
    await writeFile(file, `${(await readFile(file, 'utf8')).replace(/\n{3,}/g, '\n\n').trim()}\n`);
  }
}
