import { weaknessOf } from '../config/own-file.js';
import type { Finding } from '../findings.js';
import type { Provider } from '../providers/registry.js';

/** Says from where a client of the user's own is loaded. A provider that comes with this program has no findings. */
export function checkClient(
  { name, origin, files = [], version }: Provider,
  user: number | undefined,
): Finding[] {
  const [file] = files;
  if (!origin || file === undefined) return [];
  const of = version === undefined ? '' : `, version ${version}`;
  const weakness = weaknessOf(file, user);
  return [
    { level: 'ok', what: `${name}: loaded from ${file} (${origin.source})${of}` },
    ...(weakness
      ? [{ level: 'warning', what: `${name}: ${weakness.what}`, repair: weakness.repair } as const]
      : []),
  ];
}
