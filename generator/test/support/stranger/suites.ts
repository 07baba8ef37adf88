import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../project.js';

/** What the suites found out about one package: all tests that ran, and the messages of those that failed. */
export interface SuiteResult {
  readonly count: number;
  readonly failures: readonly string[];
}

/**
 * Runs what a new provider must pass over all packages of a project, which were built: the contract suite, which calls every
 * operation against a mock of the vendor's file, and the programs of the package's documents. What servers respond off the
 * contract is left out: that is about the runtime, and the same for every spec.
 *
 * @returns results by the name of the package
 */
export async function runSuites(
  root: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, SuiteResult>> {
  const output = path.join(root, 'suites.json');
  const child = spawn(
    process.execPath,
    [
      path.join(PROJECT, 'node_modules/vitest/vitest.mjs'),
      'run',
      'test/contract/contract.test.ts',
      'test/snippets',
      '--testNamePattern',
      '^(?!.* off the contract)',
      '--reporter=json',
      `--outputFile=${output}`,
    ],
    { cwd: PROJECT, env: { ...process.env, TOKEN_CLIENTS_CONTRACT_ROOT: root } },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (printed += text));
  await once(child, 'close');
  const results = new Map(names.map(name => [name, { count: 0, failures: [] as string[] }]));
  for (const { message, assertionResults } of readReport(output, printed).testResults) {
    if (assertionResults.length === 0) throw new Error(message);
    for (const { fullName, status, failureMessages } of assertionResults) {
      if (fullName.includes(' off the contract')) continue;
      const result = results.get(packageOf(fullName));
      // What is about several packages at once is about each.
      for (const one of result ? [result] : results.values()) {
        one.count++;
        if (status !== 'passed') one.failures.push(`${fullName}: ${failureMessages.join('\n') || status}`);
      }
    }
  }
  return results;
}

/** The first word of a contract test, or the package in the name of a page. */
function packageOf(fullName: string): string {
  return /packages\/([a-z0-9-]+)\//.exec(fullName)?.[1] ?? fullName.split(' ', 1).join();
}

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

function readReport(file: string, printed: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    throw new Error(`The suites did not run: ${printed}`);
  }
}
