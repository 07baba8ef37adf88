// Takes a file's lock, says so, and writes when a line says so. Arguments: lock, target, content.
import { createInterface } from 'node:readline';
import { fileLock } from '../../dist/stores/file/file-lock.js';

const [path, target, content] = process.argv.slice(2);
const lock = await fileLock(path, { holdMs: 5_000, waitMs: 10_000 });
console.log('held');

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'write') console.log(await lock.replace(target, Buffer.from(content)));
  process.exit();
}
