import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClock } from '@token-clients/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileStore } from '../src/stores/file/file-store.js';
import { recordPath } from '../src/stores/file/token-file.js';

/*
 * Files outlive the program that wrote them, so every name and word in these records stays readable. They are written out
 * here, and not made by today's code.
 */

const clock = new FakeClock();
const token = `{"accessToken":"at-1","tokenType":"Bearer","lifetimeMs":3600000,"lifetimeFrom":"answer","scope":"a","refreshToken":"rt-1","refreshLeftMs":86400000}`;
const issuedAt = clock.now() - 60_000;
const inAnHour = clock.now() + 3_600_000;

let directory = '';
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'token-store-')), 'tokens');
  await mkdir(directory, { mode: 0o700 });
});
afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

async function storeWith(format: number, record: string) {
  const content = `{"format":${format},"key":"k","savedAt":${issuedAt},"record":{"epoch":"e","version":3,${record}}}\n`;
  await writeFile(recordPath(directory, 'k'), content, { mode: 0o600 });
  return fileStore({ directory, clock });
}

const HELD = `"payload":${token},"issuedAt":${issuedAt},"fence":3`;
const seen = { epoch: 'e', version: 3 };

describe.each([1, 2])('a file of format %i', format => {
  test('gives its token, refresh token included', async () => {
    const store = await storeWith(
      format,
      `${HELD},"counter":3,"lease":null,"mark":null,"pause":null,"refused":{}`,
    );

    expect(await store.read('k')).toMatchObject({
      ...seen,
      ageMs: 60_000,
      token: { accessToken: 'at-1', refreshToken: 'rt-1', lifetimeMs: 3_600_000, refreshLeftMs: 86_400_000 },
    });
  });

  test('keeps credentials blocked that a server rejected', async () => {
    const refused = `{"f1":{"count":1,"until":${inAnHour},"why":"credential","reason":{"status":400,"serverCode":"S1006"}},"f2":{"count":2,"until":0,"why":"locked"}}`;
    const store = await storeWith(
      format,
      `${HELD},"counter":3,"lease":null,"mark":null,"pause":null,"refused":${refused}`,
    );

    const begin = (fingerprint: string) => store.begin('k', { owner: 'b', seen, fingerprint });
    expect(await begin('f1')).toMatchObject({
      is: 'blocked',
      why: 'credential',
      reason: { serverCode: 'S1006' },
    });
    expect(await begin('f2')).toMatchObject({ is: 'blocked', why: 'locked', forMs: null });
    expect(await begin('f3')).toMatchObject({ is: 'lease' });
  });

  test('keeps the pause after a failure', async () => {
    const pause = `{"failures":3,"until":${inAnHour},"why":"throttled"}`;
    const store = await storeWith(
      format,
      `${HELD},"counter":3,"lease":null,"mark":null,"pause":${pause},"refused":{}`,
    );

    expect(await store.begin('k', { owner: 'b', seen, fingerprint: 'f' })).toMatchObject({
      is: 'blocked',
      why: 'throttled',
      forMs: 3_600_000,
    });
  });

  test('says that its refresh token may be spent', async () => {
    const mark = `{"owner":"a","fence":4,"version":3,"at":${issuedAt},"replays":1,"suspect":false}`;
    const lease = `{"owner":"a","fence":4,"until":${issuedAt}}`;
    const store = await storeWith(
      format,
      `${HELD},"counter":4,"lease":${lease},"mark":${mark},"pause":null,"refused":{}`,
    );

    expect(await store.begin('k', { owner: 'b', seen, fingerprint: 'f' })).toMatchObject({
      is: 'lease',
      fence: 5,
      suspect: true,
      replays: 1,
    });
  });
});
