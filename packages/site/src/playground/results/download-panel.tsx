import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

export interface DownloadPanelProps {
  /** The folder in the archive, and the archive's name. */
  readonly name: string;
  /** All that the archive will hold. */
  readonly files: readonly (readonly [path: string, text: string])[];
  /** Whether files are still being made. */
  readonly isRunning: boolean;
}

/** Offers the package as an archive. What packs it is loaded with the first download. */
export function DownloadPanel({ name, files, isRunning }: DownloadPanelProps): VNode {
  const [problem, setProblem] = useState<string>();
  const download = async () => {
    try {
      const { folderName, packageArchive } = await import('../archive/package-archive.js');
      save(`${folderName(name)}.zip`, packageArchive(name, files));
      setProblem(undefined);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const size = files.reduce((sum, [, text]) => sum + text.length, 0);
  return (
    <>
      <p>
        {files.length} files, {Math.ceil(size / 1000).toLocaleString('en')} kB before they are packed. They
        are made here, and saved without a server.
      </p>
      <p>
        <button type="button" class="pg-primary" disabled={isRunning} onClick={download}>
          Download the archive
        </button>
      </p>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <ul class="pg-list">
        {files.map(([path]) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function save(fileName: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
