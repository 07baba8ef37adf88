/** Something that the person at the shell can mend. The message says how. */
export class UsageError extends Error {}
