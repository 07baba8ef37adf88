import { existsSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from './config.js';
import { CONFIG_FILE, type Project } from './project.js';

/**
 * Returns the project of a folder: what its `token-clients.json` says, or else the usual one, with the specs in `specs/` and
 * the packages in `packages/`.
 *
 * @throws {GenerateError} `project_invalid` when the file is not what it has to be
 */
export function workspaceAt(root: string): Project {
  const file = path.join(root, CONFIG_FILE);
  return existsSync(file) ? readConfig(file) : usualWorkspace(root);
}

function usualWorkspace(root: string): Project {
  return {
    root,
    cache: path.join(root, 'generator', '.cache'),
    workspace: { specs: 'specs', packages: 'packages', scope: '@token-clients', strict: [] },
    clients: [],
    tool: 'npm run generate',
    arguments: [],
    cliIndex: 'packages/cli/src/generated/providers.ts',
    changesets: '.changeset',
  };
}
