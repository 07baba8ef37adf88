/** What a worker imports of its host. */
declare module 'cloudflare:workers' {
  /** Keeps what the current request began until the promise settles. */
  export function waitUntil(promise: Promise<unknown>): void;
}
