import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './files-below.js';

/** Remembers files and folders, and returns what puts them back. */
export function snapshot(root: string, places: readonly string[]): () => void {
  const before = new Map(
    places.flatMap(place =>
      filesBelow(root, place).map(file => [file, readFileSync(path.join(root, file))] as const),
    ),
  );
  return () => {
    for (const file of places.flatMap(place => filesBelow(root, place)))
      if (!before.has(file)) removeFile(root, file);
    for (const [file, bytes] of before) {
      const place = path.join(root, file);
      if (existsSync(place) && readFileSync(place).equals(bytes)) continue;
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, bytes);
    }
  };
}

/** Removes a file, and the folders that held nothing else. */
function removeFile(root: string, file: string): void {
  rmSync(path.join(root, file));
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    const place = path.join(root, folder);
    if (readdirSync(place).length > 0) return;
    rmdirSync(place);
  }
}
