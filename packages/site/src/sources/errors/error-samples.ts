import { readProject } from '../../build/project.js';
import { codeFence } from '../../page/code-fence.js';

/** What a program printed when it got an error. A test makes each by the code that is shown to fail. */
export interface ErrorSample {
  /** What was done. */
  readonly by: string;
  /** The error as it is printed: name and message, or what the command wrote. */
  readonly text: string;
  /** The error as JSON, where it is one of the library. */
  readonly json?: Readonly<Record<string, unknown>> | undefined;
}

/** Where the samples are kept, from the root. */
export const SAMPLES_FILE = 'packages/site/content/errors/samples.json';

/** Returns the samples by their codes. */
export function errorSamples(): Readonly<Record<string, readonly ErrorSample[]>> {
  return JSON.parse(readProject(SAMPLES_FILE)) as Record<string, ErrorSample[]>;
}

/** Returns how a code looks when it comes, as Markdown. */
export function sampleBlocks(code: string): string[] {
  const samples = errorSamples()[code] ?? [];
  if (samples.length === 0) return [];
  return [
    '## What it looks like',
    ...samples.flatMap(({ by, text, json }) => [
      `${by}:`,
      json === undefined
        ? codeFence(text, 'text')
        : [
            codeFence(text, 'text', 'printed'),
            codeFence(JSON.stringify(json, null, 2), 'json', 'JSON.stringify(error)'),
          ].join('\n\n'),
    ]),
  ];
}
