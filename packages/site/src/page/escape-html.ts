/** Returns text as HTML that shows it, in an element or in an attribute with double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    found => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found] ?? found,
  );
}
