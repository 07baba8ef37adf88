/** A mistake in the arguments or the environment. The message says how to fix it. */
export class UsageError extends Error {}
