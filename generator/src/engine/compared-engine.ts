import { GenerateError } from '../errors.js';
import type { Engine, Files } from './engine.js';
import { finish } from './finish.js';

/**
 * An engine that has the jar and the embedded engine render the same jobs, and gives what the jar rendered.
 *
 * Its error is `engines_differ`, for the first file in which one byte differs.
 */
export function comparedEngine(jar: Engine, embedded: Engine): Engine {
  return async (jobs, signal) => {
    const [expected, actual] = await Promise.all([jar(jobs, signal), embedded(jobs, signal)]);
    for (const [index, { specName }] of jobs.entries()) {
      const file = firstDifference(finish(expected[index] ?? new Map()), finish(actual[index] ?? new Map()));
      if (file !== undefined) throw enginesDiffer(specName, file);
    }
    return expected;
  };
}

function firstDifference(expected: Files, actual: Files): string | undefined {
  return [...new Set([...expected.keys(), ...actual.keys()])].find(
    file => expected.get(file) !== actual.get(file),
  );
}

function enginesDiffer(specName: string, file: string): GenerateError {
  return new GenerateError(
    'engines_differ',
    `The embedded engine renders ${file} in another way than OpenAPI Generator`,
    {
      file: specName,
      fix: 'Compare the output of npm run generate -- --engine jar and --engine embedded, then fix generator/src/engine.',
    },
  );
}
