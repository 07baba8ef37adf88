import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for those who don't see what stands beside it. */
  readonly what: string;
}

/** Copies text, and says so for a while. */
export function CopyButton({ text, what }: CopyButtonProps): VNode {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('The browser does not allow it'),
    );
  return (
    <>
      <button type="button" onClick={copy}>
        Copy<span class="hidden"> {what}</span>
      </button>
      <span class="pg-said" role="status">
        {said}
      </span>
    </>
  );
}
