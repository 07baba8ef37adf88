import type { SpecFile } from '../playground-result.js';

/** The largest file that the generator takes, in bytes; the site's build knows it from there. */
declare const MAX_SPEC_BYTES: number;

/** A file that is not opened, and why. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/**
 * Reads a file that was dropped or chosen.
 *
 * @throws {UnreadableFile} if it is too large, no text, or a folder
 */
export async function openFile(file: File): Promise<SpecFile> {
  if (file.size > MAX_SPEC_BYTES) {
    const size = Math.ceil(file.size / 1e6);
    throw new UnreadableFile(
      `${file.name} has ${size} MB; the generator takes up to ${MAX_SPEC_BYTES / 1e6} MB.`,
    );
  }
  const bytes = await file.arrayBuffer().catch(() => {
    throw new UnreadableFile(`${file.name} can’t be read. If it is a folder, drop the file in it.`);
  });
  try {
    return {
      fileName: file.name,
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    throw new UnreadableFile(`${file.name} is no text in UTF-8.`);
  }
}

/** The first file of what was dropped. */
export function droppedFile(event: DragEvent): File | undefined {
  return event.dataTransfer?.files[0];
}
