import { redactor } from '@token-clients/runtime';
import type { CapturedRequest } from './captured-request.js';

/** A request as HTTP writes it, with secrets masked. */
export function dryRunText(
  request: CapturedRequest,
  fields: readonly string[],
  secrets: readonly string[],
): string {
  const redact = redactor({ fields, values: secrets });
  const { method, url, headers, body } = request;
  const lines = [`${method} ${redact.url(url)}`];
  for (const [name, value] of Object.entries(redact.headers(headers))) lines.push(`${name}: ${value}`);
  if (body !== '') lines.push('', redact.body(body, headers.get('content-type')));
  return `${lines.join('\n')}\n`;
}
