import { useEffect, useState } from 'preact/hooks';

/** Whether something has gone on for a while: what is done in a moment is not worth a word. */
export function useSlow(isRunning: boolean, ms: number): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setTimeout(() => setSlow(true), ms);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isRunning, ms]);
  return isSlow;
}
