import { recordLimits } from '@token-clients/auth-hooks/store';
import { recordLua } from './record.js';
import { script } from './script.js';

// What the holder of a lease does, as in lease.ts of auth-hooks.

export const markSentScript = script(
  'markSent',
  {
    owner: 'text',
    fence: 'number',
    seenEpoch: 'text',
    seenVersion: 'number',
    acquires: 'flag',
    replays: 'flag',
    lostResponse: 'flag',
    process: 'text',
    hardTimeoutMs: 'number',
  },
  recordLua,
  /* lua */ `
if not found or not holds_lease(found, owner, fence) or not is_same(seenEpoch, seenVersion, found) then
  return { 'stale', integer(now) }
end
local earlier = current_mark(found)
if lostResponse and earlier and earlier.replays > 0 then return { 'stale', integer(now) } end
local record = copy(found)
if acquires then record.restart = nil end
record.lease = copy(found.lease)
record.lease.ends = now + hardTimeoutMs
record.mark = {
  owner = owner,
  fence = fence,
  version = record.version,
  at = now,
  replays = (earlier and earlier.replays or 0) + (replays and 1 or 0),
  suspect = earlier and '1',
  holder = process,
}
save(record)
return { 'ok', integer(now) }
`,
);

export const renewScript = script(
  'renew',
  { owner: 'text', fence: 'number', leaseMs: 'number' },
  recordLua,
  /* lua */ `
if not found or not holds_lease(found, owner, fence) then return { 'lost', integer(now) } end
-- A request that was sent has until the hard time-out, whether its holder lives or not.
if found.mark and found.mark.fence == fence then return { 'ok', integer(now) } end
local record = copy(found)
record.lease = copy(found.lease)
record.lease.ends = math.max(found.lease.ends, now + leaseMs)
save(record)
return { 'ok', integer(now) }
`,
);

export const commitScript = script(
  'commit',
  {
    channel: 'text',
    owner: 'text',
    fence: 'number',
    seenEpoch: 'text',
    seenVersion: 'number',
    payload: 'text',
    ageMs: 'number',
    keepMs: 'number',
    fingerprint: 'text',
    forgets: 'flag',
    reason: 'text',
  },
  recordLua,
  /* lua */ `
-- A record that was lost meanwhile, or made again and not used yet, holds nothing that could be newer than this.
local held = copy(found or new_record(''))
if is_unused(found) then
  held.epoch = seenEpoch
  held.version = seenVersion
end
local record = without_lease(held, owner, fence)
local version = seenVersion + 1
-- The same commit again, because its result was lost.
if record.epoch == seenEpoch and record.version == version and record.fence == fence then
  save(record)
  return { 'committed', integer(now), integer(version) }
end
if not is_same(seenEpoch, seenVersion, record) or record.fence > fence then
  save(record)
  return show('adopt', record)
end
record.version = version
record.payload = payload
record.issuedAt = now - ageMs
record.keepMs = keepMs
record.fence = fence
record.counter = math.max(record.counter, fence)
record.mark = nil
record.pause = nil
record.rejections = forget_rejection(record, fingerprint)
record.restart = forgets and record.restart or nil
record.forgotten = reason
save(record)
publish(channel)
return { 'committed', integer(now), integer(version) }
`,
);

/** A request whose outcome is known leaves no mark, unless one before it got no response. */
const markAfter = /* lua */ `
local function mark_after(mark, fence, outcome)
  if not mark or mark.fence ~= fence or outcome == 'unknown' then return mark end
  if outcome ~= 'responded' and not mark.suspect then return nil end
  local ended = copy(mark)
  ended.at = 0
  return ended
end
`;

export const failScript = script(
  'fail',
  {
    channel: 'text',
    owner: 'text',
    fence: 'number',
    fingerprint: 'text',
    kind: 'text',
    rejects: 'flag',
    outcome: 'text',
    pauseMs: 'number',
    reason: 'text',
  },
  recordLua + markAfter,
  /* lua */ `
if not found then return { 'ok', integer(now) } end
local record = without_lease(found, owner, fence)
-- A later request succeeded: this failure means nothing any more.
if found.fence < fence then
  record.mark = mark_after(found.mark, fence, outcome)
  local failure = { ends = now + pauseMs, why = kind, reason = reason }
  if rejects then
    local before = rejection_of(found, fingerprint)
    local list = without_rejection(found, fingerprint)
    while #list > ${recordLimits.rememberedRejections - 1} do table.remove(list, 1) end
    failure.fingerprint = fingerprint
    failure.count = (before and before.count or 0) + 1
    table.insert(list, failure)
    record.rejections = write_rejections(list)
  else
    failure.failures = (found.pause and found.pause.failures or 0) + 1
    record.pause = failure
  end
end
if save(record) then publish(channel) end
return { 'ok', integer(now) }
`,
);

export const releaseScript = script(
  'release',
  { channel: 'text', owner: 'text', fence: 'number', outcome: 'text', accepted: 'text' },
  recordLua + markAfter,
  /* lua */ `
if not found or not holds_lease(found, owner, fence) then return { 'ok', integer(now) } end
local record = copy(found)
record.lease = nil
record.mark = mark_after(found.mark, fence, outcome or 'known')
record.rejections = forget_rejection(record, accepted)
save(record)
publish(channel)
return { 'ok', integer(now) }
`,
);
