import { recordLimits } from '@token-clients/auth-hooks/store';

/** The newest form of a record in Redis. A script neither reads nor changes fields that it does not know. */
export const FORMAT = 1;

/** A record without a refresh token is kept so long after its last change. */
export const KEEP_MS = 30 * 86_400_000;

/**
 * What every script begins with: it loads the record, and has the helpers of record.ts and blocks.ts of auth-hooks, under
 * the names of those. `now` is the time of Redis in milliseconds, plus what it was ever set back: it never goes back.
 */
export const recordLua = /* lua */ `
local KEY = KEYS[1]

local function integer(number) return string.format('%.0f', number) end

local flat = redis.call('HGETALL', KEY)
local stored = {}
for i = 1, #flat, 2 do stored[flat[i]] = flat[i + 1] end
local exists = #flat > 0

local clock = redis.call('TIME')
local ahead = tonumber(stored.ahead or '0')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000) + ahead
local savedAt = tonumber(stored.savedAt or '0')
if now < savedAt then
  ahead = ahead + savedAt - now
  now = savedAt
end

local broken = false
local function number(name)
  local value = tonumber(stored[name])
  if not value then broken = true end
  return value
end

local found
if exists then
  local format = number('format')
  if format and format > ${FORMAT} then return { 'format', integer(now), stored.format } end
  found = {
    epoch = stored.epoch,
    version = number('version'),
    payload = stored.payload,
    issuedAt = number('issuedAt'),
    fence = number('fence'),
    counter = number('counter'),
    keepMs = tonumber(stored.keepMs),
    rejections = stored.rejections,
    restart = stored.restart,
    forgotten = stored.forgotten,
  }
  if stored.leaseOwner then
    found.lease = {
      owner = stored.leaseOwner,
      fence = number('leaseFence'),
      ends = number('leaseUntil'),
      since = number('leaseSince'),
      holder = stored.leaseHolder,
      takenOver = stored.leaseTakenOver,
    }
  end
  if stored.markOwner then
    found.mark = {
      owner = stored.markOwner,
      fence = number('markFence'),
      version = number('markVersion'),
      at = number('markAt'),
      replays = number('markReplays'),
      suspect = stored.markSuspect,
      holder = stored.markHolder,
    }
  end
  if stored.pauseWhy then
    found.pause = {
      failures = number('pauseFailures'),
      ends = number('pauseUntil'),
      why = stored.pauseWhy,
      reason = stored.pauseReason,
    }
  end
  if broken or not found.epoch then return { 'broken', integer(now) } end
end

local function copy(record)
  local other = {}
  for name, value in pairs(record) do other[name] = value end
  return other
end

local function new_record(epoch)
  return { epoch = epoch, version = 0, issuedAt = 0, fence = 0, counter = 0, keepMs = ${KEEP_MS} }
end

local function is_unused(record) return record == nil or record.version == 0 end

local function is_same(epoch, version, record) return record.epoch == epoch and record.version == version end

local function is_later(epoch, version, record) return record.epoch == epoch and version > record.version end

local function holds_lease(record, owner, fence)
  return record.lease ~= nil and record.lease.owner == owner and record.lease.fence == fence
end

local function without_lease(record, owner, fence)
  local other = copy(record)
  if holds_lease(record, owner, fence) then other.lease = nil end
  return other
end

local function current_mark(record)
  if record.mark and record.mark.version == record.version then return record.mark end
end

-- A list, oldest first, of { fingerprint, count, ends, why, reason }.
local function rejections_of(record)
  return record.rejections and cjson.decode(record.rejections) or {}
end

local function rejection_of(record, fingerprint)
  for _, each in ipairs(rejections_of(record)) do
    if each.fingerprint == fingerprint then return each end
  end
end

local function without_rejection(record, fingerprint)
  local kept = {}
  for _, each in ipairs(rejections_of(record)) do
    if each.fingerprint ~= fingerprint then table.insert(kept, each) end
  end
  return kept
end

local function write_rejections(list)
  if #list > 0 then return cjson.encode(list) end
end

-- The text stays as it is where nothing is taken out, so that no change is seen where there is none.
local function forget_rejection(record, fingerprint)
  if not fingerprint or not rejection_of(record, fingerprint) then return record.rejections end
  return write_rejections(without_rejection(record, fingerprint))
end

local function is_final(rejection) return rejection.count >= ${recordLimits.maxRejections} end

local function fields_of(record)
  local lease, mark, pause = record.lease or {}, record.mark or {}, record.pause or {}
  return {
    epoch = record.epoch, version = record.version, payload = record.payload, issuedAt = record.issuedAt,
    fence = record.fence, counter = record.counter, keepMs = record.keepMs, rejections = record.rejections,
    restart = record.restart, forgotten = record.forgotten,
    leaseOwner = lease.owner, leaseFence = lease.fence, leaseUntil = lease.ends, leaseSince = lease.since,
    leaseHolder = lease.holder, leaseTakenOver = lease.takenOver,
    markOwner = mark.owner, markFence = mark.fence, markVersion = mark.version, markAt = mark.at,
    markReplays = mark.replays, markSuspect = mark.suspect, markHolder = mark.holder,
    pauseFailures = pause.failures, pauseUntil = pause.ends, pauseWhy = pause.why, pauseReason = pause.reason,
  }
end

local NAMES = {
  'epoch', 'version', 'payload', 'issuedAt', 'fence', 'counter', 'keepMs', 'rejections', 'restart', 'forgotten',
  'leaseOwner', 'leaseFence', 'leaseUntil', 'leaseSince', 'leaseHolder', 'leaseTakenOver',
  'markOwner', 'markFence', 'markVersion', 'markAt', 'markReplays', 'markSuspect', 'markHolder',
  'pauseFailures', 'pauseUntil', 'pauseWhy', 'pauseReason',
}

local function as_text(value)
  if type(value) == 'number' then return integer(value) end
  return value or nil
end

-- A closed guard and a refresh token of unknown lifetime have no end.
local function keep(record)
  local forever = record.keepMs == nil
  for _, each in ipairs(rejections_of(record)) do forever = forever or is_final(each) end
  if forever then redis.call('PERSIST', KEY) else redis.call('PEXPIRE', KEY, integer(record.keepMs)) end
end

-- Writes what changed. Returns whether anything did.
local function save(record)
  local fields = fields_of(record)
  local set, gone = {}, {}
  for _, name in ipairs(NAMES) do
    local value = as_text(fields[name])
    if value == nil then
      if stored[name] then table.insert(gone, name) end
    elseif value ~= stored[name] then
      table.insert(set, name)
      table.insert(set, value)
    end
  end
  if #set == 0 and #gone == 0 then return false end
  for name, value in pairs({ format = ${FORMAT}, savedAt = now, ahead = ahead }) do
    table.insert(set, name)
    table.insert(set, integer(value))
  end
  if #gone > 0 then redis.call('HDEL', KEY, unpack(gone)) end
  redis.call('HSET', KEY, unpack(set))
  keep(record)
  return true
end

-- Lets those that wait ask at once. Only a hint: an account that may not publish does without.
local function publish(channel)
  if channel then redis.pcall('PUBLISH', channel, 'changed') end
end

local function show(word, record)
  local reply = { word, integer(now) }
  local fields = fields_of(record)
  for _, name in ipairs(NAMES) do
    local value = as_text(fields[name])
    if value ~= nil then
      table.insert(reply, name)
      table.insert(reply, value)
    end
  end
  return reply
end
`;
