import { type Meter, metrics } from '@opentelemetry/api';
import type { TokenEvent } from '../events.js';
import type { ManagedTokenSource } from '../managed-token-source.js';

/** Seconds, from a token server next door to one that is about to time out. */
const SECONDS = {
  unit: 's',
  advice: { explicitBucketBoundaries: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] },
};

/**
 * Measures a token source: token requests by outcome, how long they and the waits for other processes take, seconds until
 * the token expires, and how far the server's clock is off. Attributes are the provider, the kind of request and the kind
 * of failure: nothing that tells tokens or accounts apart.
 *
 * @param meter the global one if left out
 * @returns a function that ends the measuring
 *
 * @example
 * const stop = measureTokenSource(source);
 */
export function measureTokenSource(
  source: ManagedTokenSource,
  meter: Meter = metrics.getMeter('@token-clients/auth-hooks'),
): () => void {
  const requests = meter.createCounter('token_client.requests', {
    description: 'Token requests by outcome: ok, or the kind of the failure.',
  });
  const notices = meter.createCounter('token_client.notices', {
    description: 'What happened beside token requests: lease, suspect, adopt, repair, replay, blocked ...',
  });
  const requestTime = meter.createHistogram('token_client.request.duration', {
    ...SECONDS,
    description: 'How long token requests took, storing included.',
  });
  const waitTime = meter.createHistogram('token_client.wait.duration', {
    ...SECONDS,
    description: 'How long the token request of another process was waited for.',
  });
  const expiry = meter.createObservableGauge('token_client.token.expires_in', {
    unit: 's',
    description: 'Seconds until the current token expires; negative once it has.',
  });
  const offset = meter.createObservableGauge('token_client.clock.offset', {
    unit: 's',
    description: 'Server clock minus ours, as of the last token request.',
  });

  const stop = source.on((event: TokenEvent) => {
    const { type, provider } = event;
    if (type === 'acquire' || type === 'refresh') {
      const attributes = { provider, request: type, outcome: 'ok' };
      requests.add(1, attributes);
      requestTime.record(event.durationMs / 1000, attributes);
    } else if (type === 'failure') {
      const attributes = { provider, request: event.request, outcome: event.kind };
      requests.add(1, attributes);
      requestTime.record(event.durationMs / 1000, attributes);
    } else if (type === 'wait') {
      waitTime.record(event.durationMs / 1000, { provider });
    } else {
      notices.add(1, { provider, notice: type });
      if (type === 'lease' && event.suspect) notices.add(1, { provider, notice: 'suspect' });
      if (type === 'lease' && event.probe) notices.add(1, { provider, notice: 'probe' });
    }
  });

  const observeExpiry: Parameters<typeof expiry.addCallback>[0] = result => {
    const { provider, expiresAt } = source.status();
    if (typeof expiresAt === 'number') result.observe((expiresAt - Date.now()) / 1000, { provider });
  };
  const observeOffset: Parameters<typeof offset.addCallback>[0] = result => {
    const { provider, clockOffsetMs } = source.status();
    if (clockOffsetMs !== undefined) result.observe(clockOffsetMs / 1000, { provider });
  };
  expiry.addCallback(observeExpiry);
  offset.addCallback(observeOffset);

  return () => {
    stop();
    expiry.removeCallback(observeExpiry);
    offset.removeCallback(observeOffset);
  };
}
