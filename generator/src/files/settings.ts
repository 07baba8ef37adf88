import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GenerateError } from '../errors.js';

/** What `specs/settings.json` says about the specs beside it. */
export interface SpecSettings {
  /** Names of the providers in whose specs each finding of the linter is an error. */
  readonly strict: readonly string[];
}

const FILE = 'specs/settings.json';

/**
 * Reads the settings of a project; without the file, no spec is strict.
 *
 * @throws {GenerateError} `project_invalid` when the file is not what it has to be
 */
export function readSettings(root: string): SpecSettings {
  const file = path.join(root, FILE);
  if (!existsSync(file)) return { strict: [] };
  const { strict = [] } = parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(strict) || strict.some(name => typeof name !== 'string')) throw invalid();
  return { strict };
}

function parse(text: string): { strict?: unknown } {
  try {
    const settings: unknown = JSON.parse(text);
    return typeof settings === 'object' && settings !== null ? settings : {};
  } catch {
    throw invalid();
  }
}

function invalid(): GenerateError {
  return new GenerateError('project_invalid', 'This is not the settings of specs', {
    file: FILE,
    fix: 'Write a list of provider names, such as {"strict": ["vendor-auth"]}.',
  });
}
