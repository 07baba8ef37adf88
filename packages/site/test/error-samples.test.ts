import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../src/build/project.js';
import { type ErrorSample, errorSamples, SAMPLES_FILE } from '../src/sources/errors/error-samples.js';
import { GENERATOR_CODES } from '../src/sources/errors/exit-codes.js';
import { libraryErrors } from '../src/sources/errors/library-errors.js';
import { projectApi } from '../src/sources/reference/project-api.js';
import { generatorFailures } from './support/generator-failures.js';
import { libraryFailures } from './support/library-failures.js';

test('the errors that pages show are what the code throws, and each code is shown', async () => {
  const failures = { ...(await libraryFailures()), ...(await generatorFailures()) };
  const codes = [...libraryErrors(projectApi()).map(({ code }) => code), ...GENERATOR_CODES];
  const samples: Record<string, readonly ErrorSample[]> = {};
  for (const code of codes) samples[code] = failures[code] ?? [];

  // UPDATE_DOCS=1 writes what happened; the difference is for a person to read.
  if (process.env.UPDATE_DOCS)
    writeFileSync(path.join(projectRoot, SAMPLES_FILE), `${JSON.stringify(samples, null, 2)}\n`);

  expect(Object.keys(failures).filter(code => !codes.includes(code))).toEqual([]);
  expect(codes.filter(code => samples[code]?.length === 0)).toEqual([]);
  expect(errorSamples()).toEqual(samples);
});
