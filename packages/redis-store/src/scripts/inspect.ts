import { recordLua } from './record.js';
import { script } from './script.js';

/** Returns the record with how long Redis keeps it and what Redis says of itself, as far as the account may see that. */
export const inspectScript = script(
  'inspect',
  {},
  recordLua,
  /* lua */ `
local reply = found and show('record', found) or { 'none', integer(now) }
local ttl = redis.call('PTTL', KEY)
table.insert(reply, 3, integer(ttl))
for position, section in ipairs({ 'server', 'memory' }) do
  local info = redis.pcall('INFO', section)
  table.insert(reply, 3 + position, type(info) == 'string' and info or '')
end
return reply
`,
);

/** Removes a record with all that is known of it, also one that no script can read. */
export const removeScript = script(
  'remove',
  {},
  '',
  /* lua */ `
return { 'removed', '0', tostring(redis.call('DEL', KEYS[1])) }
`,
);
