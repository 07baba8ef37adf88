import type { getHttpOperationsFromSpec } from '@stoplight/prism-http';

/** An operation as Prism reads it from a spec, all references replaced by what they lead to. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];
