import type { SpecFile } from '../playground-result.js';

/** A spec of this project that the page offers. */
export interface SampleSpec {
  readonly title: string;
  readonly fileName: string;
  /** Whether it says itself how to obtain a token. */
  readonly hasToken: boolean;
  /** Its place, from the script that loads it. */
  readonly path: string;
}

/** Those that the site was built with, written into the script by its build. */
declare const SAMPLE_SPECS: readonly SampleSpec[];

export const sampleSpecs: readonly SampleSpec[] = SAMPLE_SPECS;

/**
 * Loads one, from the site that the page is of.
 *
 * @throws Error if it can't be loaded
 */
export async function loadSample({ path, fileName }: SampleSpec): Promise<SpecFile> {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${fileName} could not be loaded: status ${response.status}`);
  return { fileName, text: await response.text() };
}
