import type { VNode } from 'preact';

export interface FileTreeProps {
  readonly label: string;
  readonly paths: readonly string[];
  readonly current: string;
  readonly onOpen: (path: string) => void;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: string[];
}

/** Lists files, those of a folder below its name. */
export function FileTree({ label, paths, current, onOpen }: FileTreeProps): VNode {
  const root = newFolder();
  for (const path of paths) {
    let folder = root;
    for (const name of path.split('/').slice(0, -1)) {
      const inner = folder.folders.get(name) ?? newFolder();
      folder.folders.set(name, inner);
      folder = inner;
    }
    folder.files.push(path);
  }
  return (
    <nav class="pg-tree" aria-label={label}>
      <Level folder={root} current={current} onOpen={onOpen} />
    </nav>
  );
}

function Level({
  folder,
  current,
  onOpen,
}: { readonly folder: Folder } & Pick<FileTreeProps, 'current' | 'onOpen'>): VNode {
  return (
    <ul>
      {folder.files.map(path => (
        <li key={path}>
          <button
            type="button"
            aria-current={path === current ? 'true' : undefined}
            onClick={() => onOpen(path)}
          >
            {path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '')}
          </button>
        </li>
      ))}
      {[...folder.folders].map(([name, inner]) => (
        <li key={name}>
          <span class="pg-folder">{name}/</span>
          <Level folder={inner} current={current} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function newFolder(): Folder {
  return { folders: new Map(), files: [] };
}
