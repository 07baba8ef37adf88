import { recordLimits } from '@token-clients/auth-hooks/store';
import { recordLua } from './record.js';
import { script } from './script.js';

/**
 * The `begin` of begin.ts in auth-hooks. Redis can't look at processes: the caller says what it knows of one `holder`,
 * and any other counts as running until it does.
 */
export const beginScript = script(
  'begin',
  {
    owner: 'text',
    seenEpoch: 'text',
    seenVersion: 'number',
    fingerprint: 'text',
    maxFailures: 'number',
    spends: 'flag',
    ignoresPauses: 'flag',
    process: 'text',
    holder: 'text',
    holderState: 'text',
    leaseMs: 'number',
    hardTimeoutMs: 'number',
  },
  recordLua,
  /* lua */ `
local record = copy(found or new_record(owner))
-- Whoever asks has no use for a lease that it has.
if record.lease and record.lease.owner == owner then record.lease = nil end
if is_unused(found) then
  if seenVersion and seenVersion > 0 then
    if not found then save(record) end
    return { 'behind', integer(now) }
  end
elseif seenEpoch and is_later(seenEpoch, seenVersion, record) then
  return { 'behind', integer(now) }
end
local known = record.version == 0
if seenEpoch then known = is_same(seenEpoch, seenVersion, record) end
if not known then
  save(record)
  return show('adopt', record)
end

local function blocked(forMs, failure)
  save(record)
  return { 'blocked', integer(now), forMs and integer(forMs) or '', failure.why, failure.reason or '' }
end

local rejection = rejection_of(record, fingerprint)
if rejection and (is_final(rejection) or rejection.ends > now) then
  return blocked(not is_final(rejection) and rejection.ends - now, rejection)
end
local pause = record.pause
if pause and not ignoresPauses then
  local mayGo = pause.ends <= now and (not maxFailures or pause.failures < maxFailures)
  if not mayGo then return blocked(math.max(0, pause.ends - now), pause) end
end

local lease = record.lease
local mark = current_mark(record)
local isTold = not lease or lease.holder == nil or lease.holder == holder
local state = isTold and holderState or 'running'

local function may_take_over(isRunning)
  if rejection or not lease or spends or lease.takenOver or (mark and mark.suspect) then return false end
  if now - lease.since < ${recordLimits.takeOverAfterMs} then return false end
  return lease.holder == nil or not isRunning
end

local takesOver = may_take_over(state == 'running')
if not takesOver then
  local ends = 0
  if lease and not (lease.holder and state == 'gone') then ends = lease.ends end
  if mark and mark.at > 0 and spends then ends = math.max(ends, mark.at + hardTimeoutMs) end
  if ends > now then
    save(record)
    return { 'wait', integer(now), integer(ends - now), lease and lease.holder or '' }
  end
  if not isTold and may_take_over(false) then
    save(record)
    return { 'ask', integer(now), '0', lease.holder }
  end
end

record.counter = record.counter + 1
record.lease = {
  owner = owner,
  fence = record.counter,
  ends = now + leaseMs,
  since = now,
  holder = process,
  takenOver = takesOver and '1',
}
save(record)
return {
  'lease', integer(now), integer(record.counter), record.epoch, integer(record.version),
  mark and '1' or '', mark and integer(mark.replays) or '0', rejection and '1' or '',
  record.pause and integer(record.pause.failures) or '0', record.restart or '', record.forgotten or '',
}
`,
);
