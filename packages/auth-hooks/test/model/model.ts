import { keyOf } from './canonical.js';
import type { Model, Step } from './checker.js';
import { networkSteps } from './network-steps.js';
import { processStep } from './process-steps.js';
import { afterStep } from './promises.js';
import type { Process, Setting, World } from './world.js';
import { events, faults, time } from './world-steps.js';

/** Three processes that share one record, one network and one server, and all that can happen to them. */
export function fleet(setting: Setting): Model<World> {
  return {
    initial: initialWorld(setting),
    key: keyOf,
    isQuiet: ({ processes }) => processes.every(({ isStopped, run }) => isStopped || run.at === 'idle'),
    steps(world) {
      const steps: Step<World>[] = [];
      world.processes.forEach((process, index) => {
        const change = process.isStopped ? undefined : processStep(setting, world, index);
        if (!change) return;
        const { label, to, violation = afterStep(setting, world, to) } = change;
        steps.push({ label: `process ${'ABC'[index]} ${label}`, to, violation, progress: true, ms: 0 });
      });
      for (const { label, to, isFault, violation = afterStep(setting, world, to) } of networkSteps(
        setting,
        world,
      )) {
        const spent = isFault ? { ...to, faults: world.faults - 1 } : to;
        steps.push({ label, to: spent, violation, progress: !isFault, ms: 0 });
      }
      const passing = time(setting, world);
      if (passing) steps.push({ ...passing, progress: true });
      for (const { label, to } of [...faults(setting, world), ...events(world)])
        steps.push({ label, to, progress: false, ms: 0 });
      return steps;
    },
  };
}

function initialWorld({ grant, start, faults, renewals, loses }: Setting): World {
  const names = ['p0', 'p1', 'p2'];
  const token = { id: 1, refresh: grant.hasRefreshTokens };
  const truth = {
    id: 1,
    family: 1,
    isUsed: false,
    isRevoked: false,
    sent: 0,
    broken: 0,
    lastFence: 0,
    closedMs: 0,
  };
  const hasToken = start === 'token';
  const seen = { epoch: 'e', version: 1, fence: 1 };
  // One of them has only just started.
  const processes = names.map((name, i): Process => {
    const knows = hasToken && i < 2 ? { seen, token } : {};
    return { name, isStopped: false, run: { at: 'idle' }, ...knows };
  });
  const record = {
    payload: token,
    issuedAt: 0,
    counter: 1,
    lease: null,
    mark: null,
    pause: null,
    refused: {},
    ...seen,
  };
  return {
    record: hasToken ? record : undefined,
    before: undefined,
    processes,
    requests: [],
    tokens: hasToken ? [truth] : [],
    due: hasToken ? 1 : 0,
    isExpired: !hasToken || !grant.rotates || grant.mayReacquire,
    rejections: 0,
    spentTwice: 0,
    names: 3,
    faults,
    losses: loses?.times ?? 0,
    renewals,
  };
}
