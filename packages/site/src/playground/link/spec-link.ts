import type { SpecFile } from '../playground-result.js';

/**
 * The longest address that is offered. Browsers take far more, but chats, mail programs and trackers cut or refuse what is
 * longer than about 8,000 characters, and a link that is cut shows nothing.
 */
export const MAX_LINK = 8000;

/** The largest document that is unpacked from a link. A few kilobytes can be made to unpack to gigabytes. */
export const MAX_UNPACKED = 4_000_000;

/** Names the form of what follows, so that a page of a later form recognises this one. */
const PREFIX = '#spec=1.';

/** A link that is damaged or holds too much, in a sentence for the one who opened it. */
export class BadLink extends Error {
  override readonly name = 'BadLink';
}

/** Packs a spec into the fragment of a URL: its name and text, deflated, in base64url. */
export async function fragmentOf({ fileName, text }: SpecFile): Promise<string> {
  const packed = await deflated(new TextEncoder().encode(`${fileName}\n${text}`));
  return PREFIX + base64url(packed);
}

/**
 * Unpacks what {@link fragmentOf} has packed.
 *
 * @returns undefined for a fragment that holds no spec
 * @throws {BadLink} if it is cut, changed, or unpacks to more than {@link MAX_UNPACKED} bytes
 */
export async function specOfFragment(fragment: string): Promise<SpecFile | undefined> {
  if (!fragment.startsWith('#spec=')) return undefined;
  if (!fragment.startsWith(PREFIX)) {
    throw new BadLink('This link was made by another version of this page, and can’t be read.');
  }
  const [name = '', ...lines] = (await unpacked(fragment.slice(PREFIX.length))).split('\n');
  return { fileName: safeName(name), text: lines.join('\n') };
}

async function unpacked(packed: string): Promise<string> {
  const bytes = await inflated(bytesOf(packed)).catch((error: unknown) => {
    if (error instanceof BadLink) throw error;
    throw damaged();
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

function damaged(): BadLink {
  return new BadLink('This link is damaged: it was cut or changed on its way. Ask for the document itself.');
}

/** A name that only names: no folders, no control characters, not endless. */
function safeName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._ -]/gu, '').slice(0, 100);
  return plain === '' ? 'spec.yaml' : plain;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Stops as soon as it is too much, whatever would have come. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > MAX_UNPACKED) {
      await reader.cancel();
      throw new BadLink(
        `This link unpacks to more than ${MAX_UNPACKED / 1e6} MB, which is more than this page opens from a link.`,
      );
    }
    parts.push(value);
  }
}

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(text)) throw damaged();
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), one => one.charCodeAt(0));
  } catch {
    throw damaged();
  }
}
