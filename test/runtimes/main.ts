import { removeApplications } from './application.js';
import { outcomeOf } from './check.js';
import { checks } from './checks.js';

for (const c of checks.filter(c => process.argv.length < 3 || process.argv.includes(c.id))) {
  const o = await outcomeOf(c);
  console.log(
    o.id,
    'missing' in o
      ? o.missing
      : `${o.version} ${o.steps.filter(s => s.passed).length}/${o.steps.length} ${o.durationMs}ms`,
    'steps' in o ? JSON.stringify(o.steps.filter(s => !s.passed || s.note)) : '',
  );
}
removeApplications();
