import { toBase64 } from '../base64.js';
import { formEncodeComponent } from '../form.js';

/** Returns how a secret may be spelled: plain, URL- and form-encoded, JSON-escaped, base64 without padding. */
export function spellingsOf(value: string): string[] {
  // Half a surrogate pair has no encoding.
  const secret = value.replace(/[\ud800-\udfff]/gu, '\ufffd');
  const encoded = [encodeURIComponent(secret), formEncodeComponent(secret)];
  return [
    value,
    ...encoded,
    // Some write %2f for %2F.
    ...encoded.map(text => text.replace(/%../g, byte => byte.toLowerCase())),
    JSON.stringify(secret).slice(1, -1),
    toBase64(secret).replace(/=+$/, ''),
  ];
}

/**
 * Returns how a secret may be spelled in a log, beyond {@link spellingsOf}: hex, base64url, base64 as a part of something
 * longer (`id:secret` in a Basic header), JSON inside JSON, HTML.
 */
export function allSpellingsOf(secret: string): string[] {
  const spellings = spellingsOf(secret);
  const bytes = new TextEncoder().encode(secret);
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = [toBase64(secret).replace(/=+$/, ''), ...base64Inside(bytes)];
  return [
    ...spellings,
    // As URLSearchParams and others write forms: without `~`, with `*`.
    `${new URLSearchParams({ a: secret })}`.slice(2),
    // JSON in JSON or in another quoted string, and with `/` escaped as some writers do.
    json.replaceAll('\\', '\\\\'),
    JSON.stringify(json).slice(1, -1),
    json.replaceAll('/', '\\/'),
    json.replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    secret.replace(/[&<>"']/g, mark => `&${HTML[mark]};`),
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map(text => text.replaceAll('+', '-').replaceAll('/', '_')),
    ...base64.map(encodeURIComponent),
  ];
}

const HTML: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": '#39',
};

/** Returns the part of the base64 of `...bytes...` that depends on the bytes alone, for each place where they may begin. */
function base64Inside(bytes: Uint8Array): string[] {
  return [0, 1, 2].flatMap(before => {
    const text = btoa(
      Array.from([...new Uint8Array(before), ...bytes], byte => String.fromCharCode(byte)).join(''),
    ).replace(/=+$/, '');
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    const inside = text.slice(Math.ceil((before * 8) / 6), whole);
    // A few characters alone are found everywhere.
    return inside.length < 6 ? [] : [inside];
  });
}
