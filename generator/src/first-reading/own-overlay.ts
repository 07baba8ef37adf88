/** The name of the overlay that a provider's own facts are in, such as its `x-token`. It is applied last. */
export function ownOverlay(name: string): string {
  return `${name}.overlay.yaml`;
}
