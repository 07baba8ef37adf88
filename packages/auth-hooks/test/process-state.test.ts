import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { processIdentity, processState } from '../src/stores/node/process-identity.js';

const FIELDS = ['machine', 'boot', 'container', 'pid', 'start'] as const;

/** The identity of this process with some parts replaced. */
function changed(parts: Partial<Record<(typeof FIELDS)[number], string>>): string {
  const own = processIdentity().split('.');
  return FIELDS.map((field, index) => parts[field] ?? own[index]).join('.');
}

/** A process that says its identity and then waits. */
async function other() {
  const path = new URL('../dist/stores/node/process-identity.js', import.meta.url).href;
  const code = `import { processIdentity } from '${path}'; console.log(processIdentity()); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [identity] = await once(child.stdout, 'data');
  return { child, identity: `${identity}`.trim() };
}

async function becomes(identity: string, state: string): Promise<void> {
  while (processState(identity) !== state) await new Promise(resolve => setTimeout(resolve, 5));
}

describe('processState()', () => {
  test('knows a process that runs, and one that is gone', async () => {
    expect(processState(processIdentity())).toBe('running');
    const { child, identity } = await other();
    expect(identity).not.toBe(processIdentity());
    expect(processState(identity)).toBe('running');

    child.kill('SIGKILL');
    await once(child, 'exit');

    expect(processState(identity)).toBe('gone');
  });

  test.skipIf(process.platform !== 'linux')(
    'does not know of one that is stopped, until it goes on',
    async () => {
      const { child, identity } = await other();

      child.kill('SIGSTOP');
      await becomes(identity, 'unknown');
      child.kill('SIGCONT');

      await becomes(identity, 'running');
    },
  );

  test.each([
    ['one that had the same id before', { start: '1' }, 'gone'],
    ['one of an earlier boot of this machine', { boot: 'earlier' }, 'gone'],
    ['one of another machine', { machine: 'other' }, 'unknown'],
    ['one of another boot of another machine', { machine: 'other', boot: 'other' }, 'unknown'],
    ['one in another container', { container: 'other' }, 'unknown'],
    ["one whose name can't be read", { pid: 'x' }, 'unknown'],
  ])('says what is known of %s', (_, parts, state) => {
    expect(processState(changed(parts))).toBe(state);
  });
});
