import type { VNode } from 'preact';

export interface FileButtonProps {
  readonly label: string;
  readonly onFile: (file: File) => void;
}

/** Has a person choose a document. The same one can be chosen again, after it was changed. */
export function FileButton({ label, onFile }: FileButtonProps): VNode {
  return (
    <label class="pg-button">
      {label}
      <input
        type="file"
        class="hidden"
        accept=".yaml,.yml,.json,application/yaml,application/json"
        onChange={event => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
