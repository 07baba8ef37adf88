/** Cases whose outcome is not right yet. Each leaves the list with the change that makes it right. */
export const pending: ReadonlySet<string> = new Set<string>([]);
