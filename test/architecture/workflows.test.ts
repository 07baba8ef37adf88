import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Manifest, projectFiles, read, root } from './support/project.js';

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly needs?: string;
  readonly 'timeout-minutes'?: number;
  readonly 'continue-on-error'?: boolean;
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const files = projectFiles().filter(file => file.startsWith('.github/workflows/'));
const workflow = (file: string) => parse(read(file)) as Workflow;
const scripts = Object.keys((JSON.parse(read('package.json')) as Manifest).scripts ?? {});

/**
 * Actions at a commit, such as `actions/checkout@` and its hash. Add one only after you have read in a copy of that repository that
 * the commit is the one of the release you mean: a hash from elsewhere may be anyone's.
 */
const COMMITS: readonly string[] = [];

/** The jobs that may write, and what, by workflow. */
const MAY_WRITE: Readonly<Record<string, readonly unknown[]>> = {
  'release.yml': [
    ['publish', { contents: 'read', 'id-token': 'write' }],
    ['attach', { contents: 'write' }],
  ],
  'site.yml': [['deploy', { pages: 'write', 'id-token': 'write' }]],
};

/** What a command names that is not in this project. */
function missing(command: string): string[] {
  const [, script] = /^npm (?:run )?([a-z-]+)/.exec(command) ?? [];
  if (script !== undefined) return [...scripts, 'ci'].includes(script) ? [] : [`npm run ${script}`];
  if (/^(git|gh) /.test(command)) return [];
  const [, paths = ''] = /^(?:bash|node|npx vitest run) ((?:\.?[a-z][\w./-]*(?: |$))+)/.exec(command) ?? [];
  const named = paths.split(' ').filter(name => name.includes('/'));
  return named.length === 0 ? [command] : named.filter(name => !existsSync(path.join(root, name)));
}

describe.each(files)('%s', file => {
  const { on, permissions, jobs } = workflow(file);
  const steps = Object.values(jobs).flatMap(job => job.steps);

  test('is not started by what strangers send with rights of the project', () => {
    expect(Object.keys(on).filter(event => !['push', 'pull_request'].includes(event))).toEqual([]);
  });

  test('reads and nothing more, unless a job says why', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(permissions);
    const writing = Object.entries(jobs).filter(([, job]) =>
      Object.values(job.permissions ?? {}).includes('write'),
    );

    expect(writing.map(([name, job]) => [name, job.permissions])).toEqual(
      MAY_WRITE[path.basename(file)] ?? [],
    );
  });

  test('ends each job after a time', () => {
    expect(Object.values(jobs).filter(job => !job['timeout-minutes'])).toEqual([]);
  });

  test('uses actions of GitHub alone, each by a tag, which it says, or by a commit that was read in its repository', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    const byTag = used.filter(name => /^actions\/[a-z-]+@v\d+$/.test(name));

    expect(used.length).toBeGreaterThan(0);
    expect(used.filter(name => !byTag.includes(name) && !COMMITS.includes(name))).toEqual([]);
    expect(/Actions are named by tag/.test(read(file))).toBe(byTag.length > 0);
  });

  test('runs only what the project has, and puts no text of an event into a command', () => {
    const commands = steps.flatMap(({ run }) => run ?? []);

    expect(commands.flatMap(missing)).toEqual([]);
    expect(commands.filter(command => command.includes('${{'))).toEqual([]);
  });
});

describe('a release', () => {
  const { jobs } = workflow('.github/workflows/release.yml');

  test('is published after the gate, by a job that installs and builds nothing', () => {
    const { build, publish } = jobs;

    expect(build?.steps.map(({ run }) => run)).toContain('bash .ci/run');
    expect(publish?.needs).toBe('build');
    expect(publish?.environment).toBe('npm');
    expect(publish?.steps.flatMap(({ run }) => run ?? [])).toEqual(['bash .ci/publish release --provenance']);
    expect(read('.ci/publish')).not.toMatch(/^ *(npm (ci|install|run|exec)|npx)\b/m);
  });

  test('hands no credentials of the repository to what it runs', () => {
    const checkouts = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    );

    expect(checkouts.map(step => step.with?.['persist-credentials'])).toEqual([false, false]);
  });
});

test('the site is published by a job that installs and builds nothing', () => {
  const { deploy } = workflow('.github/workflows/site.yml').jobs;

  expect(deploy?.needs).toBe('build');
  expect(deploy?.steps.flatMap(({ run }) => run ?? [])).toEqual([]);
});

test('what has not been run on another system says so, and does not fail the run', () => {
  const file = '.github/workflows/ci.yml';
  const { jobs } = workflow(file);

  expect(jobs['other-systems']?.['continue-on-error']).toBe(true);
  expect(read(file)).toMatch(/Not run yet: only Linux/);
});
