import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Engine, type Files, type RenderJob, TEMPLATE_FILES } from '../engine/engine.js';
import { ownedFiles } from '../files/manifest.js';
import { generatorRoot } from '../project-root.js';
import { runBatch } from './batch.js';
import { carrierOf, realName } from './carrier.js';
import type { Java } from './java.js';

/** What the engine runs with. */
export interface JarEngineOptions {
  /** Absolute path, from `verifiedJar()`. */
  readonly jar: string;
  readonly java: Java;
  /** A folder of this run, where carriers and output are put. */
  readonly work: string;
}

/**
 * OpenAPI Generator: renders all templates for all jobs in one Java process, through carriers. What it throws is what
 * `runBatch` throws.
 */
export function jarEngine({ jar, java, work }: JarEngineOptions): Engine {
  return async (jobs, signal) => {
    const places = await Promise.all(jobs.map((job, index) => prepare(job, path.join(work, `jar-${index}`))));
    await runBatch({
      jar,
      java,
      configs: places.map(({ config }) => config),
      cwd: work,
      signal,
      nameOf: config => jobs[places.findIndex(place => place.config === config)]?.specName ?? config,
    });
    return Promise.all(jobs.map((job, index) => rendered(job, places[index]?.output ?? '')));
  };
}

async function prepare(job: RenderJob, folder: string): Promise<{ config: string; output: string }> {
  const [carrier, config] = [path.join(folder, 'carrier.json'), path.join(folder, 'config.json')];
  const output = path.join(folder, 'output');
  await mkdir(output, { recursive: true });
  await writeFile(carrier, JSON.stringify(carrierOf(job)));
  await writeFile(config, JSON.stringify(configOf(job, carrier, output)));
  return { config, output };
}

function configOf({ data }: RenderJob, carrier: string, outputDir: string): object {
  const files = Object.entries(TEMPLATE_FILES).map(([template, file]) => [
    template,
    { folder: path.dirname(file), destinationFilename: path.basename(file), templateType: 'SupportingFiles' },
  ]);
  return {
    generatorName: 'typescript-axios',
    templateDir: path.join(generatorRoot, 'mustache'),
    inputSpec: carrier,
    outputDir,
    additionalProperties: { hideGenerationTimestamp: true, gen: data },
    globalProperties: {
      // Naming some kinds of file switches the others off; supportingFiles is a list of names.
      apis: '',
      models: '',
      apiDocs: 'true',
      modelDocs: 'true',
      apiTests: 'false',
      modelTests: 'false',
      skipFormModel: 'false',
      supportingFiles: Object.values(TEMPLATE_FILES)
        .map(file => path.basename(file))
        .join(','),
    },
    files: Object.fromEntries(files),
  };
}

/** What the generator wrote, under real names; its own records are left out. */
async function rendered(job: RenderJob, output: string): Promise<Files> {
  const read = ownedFiles(output).map(
    async file => [realName(file, job), await readFile(path.join(output, file), 'utf8')] as const,
  );
  return new Map(await Promise.all(read));
}
