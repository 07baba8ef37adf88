import { KEEP_MS, recordLua } from './record.js';
import { script } from './script.js';

// Reading and repairing, as in upkeep.ts of auth-hooks.

export const readScript = script(
  'read',
  {},
  recordLua,
  /* lua */ `
if not found then return { 'none', integer(now) } end
return show('record', found)
`,
);

export const restoreScript = script(
  'restore',
  {
    channel: 'text',
    epoch: 'text',
    version: 'number',
    fence: 'number',
    payload: 'text',
    ageMs: 'number',
    keepMs: 'number',
  },
  recordLua,
  /* lua */ `
if not is_unused(found) and not is_later(epoch, version, found) then return show('adopt', found) end
local record = copy(found or new_record(epoch))
record.epoch = epoch
record.version = version
record.payload = payload
record.issuedAt = now - ageMs
record.keepMs = keepMs
record.fence = math.max(record.fence, fence)
-- Later leases must be newer than the one that wrote the restored version.
record.counter = math.max(record.counter, fence)
record.mark = nil
save(record)
publish(channel)
return { 'restored', integer(now) }
`,
);

export const clearScript = script(
  'clear',
  { channel: 'text', failures: 'flag', seenEpoch: 'text', seenVersion: 'number' },
  recordLua,
  /* lua */ `
if not found then return { 'cleared', integer(now), '0' } end
local record = copy(found)
if failures then
  record.pause = nil
  record.rejections = nil
  record.restart = '1'
else
  if seenEpoch and not is_same(seenEpoch, seenVersion, found) then return show('adopt', found) end
  record.version = found.version + 1
  record.payload = nil
  record.keepMs = ${KEEP_MS}
  record.mark = nil
end
save(record)
publish(channel)
return { 'cleared', integer(now), integer(record.version) }
`,
);
