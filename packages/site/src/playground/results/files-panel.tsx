import type { ComponentType, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { FileTree } from './file-tree.js';

export interface FilesPanelProps {
  /** What the list of files is called. */
  readonly label: string;
  readonly files: readonly (readonly [path: string, text: string])[];
  /** Shows one of them. */
  readonly View: ComponentType<{
    readonly path: string;
    readonly text: string;
    readonly onOpen: (path: string) => void;
  }>;
  /** The file that is open at first. */
  readonly first?: string | undefined;
}

/** Files as a tree, and one of them beside it. It stays open when the files are made again. */
export function FilesPanel({ label, files, View, first }: FilesPanelProps): VNode {
  const [chosen, setChosen] = useState(first);
  const known = new Map(files);
  const path = chosen !== undefined && known.has(chosen) ? chosen : (files[0]?.[0] ?? '');
  const open = (wanted: string) => {
    if (known.has(wanted)) setChosen(wanted);
  };
  return (
    <div class="pg-files">
      <FileTree label={label} paths={files.map(([file]) => file)} current={path} onOpen={open} />
      <View path={path} text={known.get(path) ?? ''} onOpen={open} />
    </div>
  );
}
