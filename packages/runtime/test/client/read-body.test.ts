import { expect, test, vi } from 'vitest';
import { readBody } from '../../src/client/wire.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function streamed(chunks: Uint8Array[], cancel = () => {}): Response {
  return new Response(
    new ReadableStream({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel,
    }),
  );
}

test('readBody() joins characters that are split across chunks', async () => {
  const text = 'ä€😀';
  const chunks = Array.from(bytes(text), byte => Uint8Array.of(byte));

  expect(await readBody(streamed(chunks), 100)).toBe(text);
});

test('readBody() reads up to the cap and not a byte more', async () => {
  expect(await readBody(new Response('12345'), 5)).toBe('12345');
  expect(await readBody(new Response('123456'), 5)).toBeUndefined();
  expect(await readBody(new Response('€€'), 5)).toBeUndefined();
});

test('readBody() reads nothing as an empty string', async () => {
  expect(await readBody(new Response(null, { status: 204 }), 5)).toBe('');
});

test('readBody() cancels a stream that never ends, and does not wait for it', async () => {
  const cancel = vi.fn(() => new Promise<void>(() => {}));
  const endless = new Response(
    new ReadableStream({ pull: controller => controller.enqueue(new Uint8Array(1000)), cancel }),
  );

  expect(await readBody(endless, 10_000)).toBeUndefined();
  expect(cancel).toHaveBeenCalledOnce();
});

test('readBody() survives a stream whose cancel fails', async () => {
  const response = streamed([bytes('123456')], () => {
    throw new Error('no');
  });

  expect(await readBody(response, 5)).toBeUndefined();
});

test('readBody() reads nothing when the cap is not a number', async () => {
  expect(await readBody(new Response('1'), Number.NaN)).toBeUndefined();
});
