import { comparedEngine } from '../engine/compared-engine.js';
import { embeddedEngine } from '../engine/embedded-engine.js';
import type { Engine } from '../engine/engine.js';
import { type GenerateError, isGenerateError } from '../errors.js';
import { jarEngine } from '../jar/jar-engine.js';
import { jarTitle, readJarPin } from '../jar/jar-pin.js';
import { findJava, type Java } from '../jar/java.js';
import { verifiedJar } from '../jar/verified-jar.js';
import type { EngineName } from '../project/project.js';

export interface EngineOptions {
  /** Default: the jar where Java is; without Java the embedded one, but in CI an error. */
  readonly engine?: EngineName | undefined;
  /** Render with both, where the jar may be used, and fail if they differ. */
  readonly compare: boolean;
  readonly templates: ReadonlyMap<string, string>;
  /** A folder of this run. */
  readonly work: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (line: string) => void;
  /** Finds Java; for tests. */
  readonly java?: (() => Promise<Java>) | undefined;
  /** Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/**
 * An engine that says what it renders with. It looks for Java at once, while specs are still being read.
 *
 * Its errors are `java_missing`, `java_too_old` and `jar_unavailable` where the jar was asked for or in CI,
 * `jar_mismatch`, `engines_differ`, and those of the jar.
 */
export function chooseEngine(options: EngineOptions): Engine {
  const { engine, templates, onProgress } = options;
  const embedded = embeddedEngine(templates);
  if (engine === 'embedded') {
    return (jobs, signal) => {
      onProgress(`rendering with ${EMBEDDED}`);
      return embedded(jobs, signal);
    };
  }
  const found = findJar(options);
  // It is waited for when the engine runs, if it ever does.
  found.catch(() => {});
  return async (jobs, signal) => {
    const jar = await found;
    if (isGenerateError(jar)) {
      onProgress(`${reason(jar)}: rendering with ${EMBEDDED}`);
      return embedded(jobs, signal);
    }
    onProgress(`rendering with ${jarTitle(readJarPin())}${options.compare ? ` and ${EMBEDDED}` : ''}`);
    const chosen = options.compare && engine === undefined ? comparedEngine(jar, embedded) : jar;
    return chosen(jobs, signal);
  };
}

const EMBEDDED = 'the embedded engine';

/** What a project can do without. */
const UNAVAILABLE: ReadonlySet<GenerateError['code']> = new Set([
  'java_missing',
  'java_too_old',
  'jar_unavailable',
]);

/** The jar's engine, or why there is none where that is no error. */
async function findJar({ engine, work, signal, onProgress, ...options }: EngineOptions) {
  const { java = findJava, env = process.env } = options;
  try {
    const machine = await java();
    return jarEngine({ jar: await verifiedJar({ signal, onProgress }), java: machine, work });
  } catch (error) {
    const mayDoWithout = engine === undefined && !env.CI;
    if (mayDoWithout && isGenerateError(error) && UNAVAILABLE.has(error.code)) return error;
    throw error;
  }
}

/** The first sentence of a message. */
function reason({ message }: GenerateError): string {
  return message.split(/\.(?: |$)/, 1).join();
}
