import type { ContractRequest } from '@token-clients/runtime';
import type { Fault } from '../http/faults.js';
import { pathMatcher, pathOf } from '../http/path-template.js';
import type { ReceivedRequest } from '../http/request.js';
import { type RunningServer, startListener, startServer } from '../http/server.js';
import { bodyOf } from '../response-body.js';
import { authorizationFor, call, clientFor, type Form, fullRequest, secretsOf } from './calls.js';
import { expectCode, expectEqual, expectMembers, expectThat, thrownBy } from './check.js';
import type { ContractCase, OperationSuite } from './contract-case.js';
import { expectNoSecret } from './no-secret.js';
import {
  bodyWith,
  merge,
  ODD_ERROR_RESPONSES,
  ODD_SUCCESSES,
  type OddErrorResponse,
  type OddSuccess,
} from './off-contract-responses.js';
import { referenceOf } from './reference-of.js';

interface CallOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Makes the cases of responses that no spec promises, and of no response, for an operation that carries a token. */
export function offContractCases(given: OperationSuite): ContractCase[] {
  const { provider, operation } = given;
  // Once with every secret in the body, once with Basic or a token where the operation takes them.
  const request = fullRequest(operation);
  const isBare = (one: ContractRequest) =>
    authorizationFor(provider, operation, one).authorization !== undefined;
  const bare = isBare(request) ? undefined : operation.requests.find(isBare);
  return [request, ...(bare ? [bare] : [])].flatMap(one => casesOf(new OffContract(given, one)));
}

function casesOf(given: OffContract): ContractCase[] {
  const forms = ['throwing', 'result'] as const;
  return [
    ...ODD_ERROR_RESPONSES.flatMap(odd => errorResponseCases(given, odd)),
    leakCase(given),
    ...forms.flatMap(form => [
      ...ODD_SUCCESSES.map(odd => successCase(given, odd, form)),
      timeoutCase(given, form),
      stallingCase(given, form),
      abortCase(given, form),
      ...lostConnectionCases(given, form),
    ]),
    noServerCase(given),
  ];
}

/** One request of an operation, sent to servers that do not keep the contract. */
class OffContract {
  readonly operation: OperationSuite['operation'];
  readonly known: ReturnType<typeof referenceOf>['operation'];
  readonly secrets: readonly string[];
  /** Everything secret that the client sends, as a server might repeat it. */
  readonly leak: string;
  readonly #given: OperationSuite;
  readonly #request: ContractRequest;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(given: OperationSuite, request: ContractRequest) {
    const { provider, operation } = given;
    this.operation = operation;
    this.known = referenceOf(provider, operation).operation;
    this.#given = given;
    this.#request = request;
    this.#headers = authorizationFor(provider, operation, request);
    this.secrets = secretsOf(provider, operation, request, { headers: this.#headers });
    this.leak = this.secrets.join(' ') || 'nothing';
  }

  /** Makes a case. */
  named(name: string, run: () => Promise<void>): ContractCase {
    const group = this.#headers.authorization ? 'off the contract, with Basic' : 'off the contract';
    return { name: `${this.#given.title} ${group} ${name}`, run };
  }

  /** The name of a method in one of its forms. */
  method(form: Form): string {
    return form === 'result' ? `${this.operation.method}Result` : this.operation.method;
  }

  faultOf({ fault }: OddErrorResponse | OddSuccess): Fault {
    const success = this.operation.responses.find(({ code }) => code < 300);
    return fault(this.leak, this.known, success && bodyOf(this.#given.provider, success));
  }

  /** Sends the request to a server. */
  send(baseUrl: string, form: Form, options: CallOptions = {}): Promise<unknown> {
    const { provider, operation } = this.#given;
    return call(provider, operation, this.#request, clientFor(operation, baseUrl), {
      form,
      headers: this.#headers,
      ...options,
    });
  }

  /** Starts a server that responds as the spec says, but for a fault. */
  async faulty(fault: Fault): Promise<RunningServer> {
    const server = await startServer(request => this.#goodResponse(request));
    server.faults.always(fault);
    return server;
  }

  /** Returns the error of a call that meets a fault, after exactly one request. */
  async failure(fault: Fault, form: Form): Promise<unknown> {
    await using server = await this.faulty(fault);
    const error = await thrownBy(this.send(server.url, form));
    expectNoSecret(error, this.secrets);
    expectOneRequest(server);
    return error;
  }

  /** Returns the first success that the spec has for a request. */
  #goodResponse({ method, path }: ReceivedRequest) {
    const { provider } = this.#given;
    const operation = provider.contract.operations.find(
      known => known.httpMethod === method && pathMatcher(pathOf(known.path))(path),
    );
    const response = operation?.responses.find(({ code }) => code < 300);
    const body = response && bodyOf(provider, response);
    return { status: response?.code ?? 404, body: (body ?? {}) as object };
  }
}

function errorResponseCases(given: OffContract, odd: OddErrorResponse): ContractCase[] {
  const { name, status, body, retryAfterMs } = odd;
  return [
    given.named(`${name} throws ResponseError`, async () => {
      const error = await given.failure(given.faultOf(odd), 'throwing');

      expectCode(error, 'error_response');
      expectEqual('status', error.status, status);
      expectEqual('body of the error', error.error, body);
      expectEqual('serverCode', error.serverCode, undefined);
      if (!retryAfterMs) return expectEqual('retryAfterMs', error.retryAfterMs, undefined);
      const [least, most] = retryAfterMs;
      const { retryAfterMs: read = -1 } = error;
      expectThat(read >= least && read <= most, `retryAfterMs must be ${least} to ${most}, but is ${read}.`);
    }),
    given.named(`${name} is returned as an error response`, async () => {
      await using server = await given.faulty(given.faultOf(odd));

      const result = await given.send(server.url, 'result');

      expectMembers('what the method returns', Object(result), { ok: false, status, error: body });
    }),
  ];
}

function leakCase(given: OffContract): ContractCase {
  const name = "an error response that repeats a secret of the request doesn't show it";
  return given.named(name, async () => {
    const { code = [], message = [] } = given.known.errors ?? {};
    const body = [...code, ...message]
      .map(pointer => bodyWith(pointer, `You sent ${given.leak}.`))
      .reduce(merge, {});

    const error = await given.failure({ kind: 'response', response: { status: 400, body } }, 'throwing');

    expectCode(error, 'error_response');
    expectEqual('body of the error', error.error, body);
    // A phrase where RFC 6749 has a code is the message.
    const isSaid = message[0] !== undefined || typeof Reflect.get(body, 'error') === 'string';
    const { serverMessage } = error;
    if (!isSaid) expectEqual('serverMessage', serverMessage, undefined);
    else if (given.secrets.length === 0) expectEqual('serverMessage', serverMessage, 'You sent nothing.');
    else {
      const isRedacted = serverMessage?.includes('[redacted]');
      expectThat(isRedacted, `serverMessage must be redacted, but is ${serverMessage}.`);
    }
  });
}

function successCase(given: OffContract, odd: OddSuccess, form: Form): ContractCase {
  const { name, reason } = odd;
  return given.named(`${given.method(form)}: ${name} throws MalformedResponseError`, async () => {
    const error = await given.failure(given.faultOf(odd), form);

    expectCode(error, 'malformed_response');
    expectMembers('error', error, { operation: given.operation.method, reason });
  });
}

function timeoutCase(given: OffContract, form: Form): ContractCase {
  return given.named(`${given.method(form)}: no response in time throws TimeoutError`, async () => {
    // On a busy machine the first limits may pass before anything is sent.
    for (const timeoutMs of [60, 600, 6_000]) {
      await using server = await given.faulty({ kind: 'hang' });

      const error = await thrownBy(given.send(server.url, form, { timeoutMs }));

      expectNoSecret(error, given.secrets);
      expectCode(error, 'timeout');
      expectMembers('error', error, { operation: given.operation.method, timeoutMs });
      if (server.requests.length > 0) return expectOneRequest(server);
    }
    throw new Error('No request arrived within six seconds.');
  });
}

function stallingCase(given: OffContract, form: Form): ContractCase {
  return given.named(`${given.method(form)}: a body that stops half-way throws TimeoutError`, async () => {
    await using stalling = await startListener((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' }).write('{"access_token": "half');
    });

    const error = await thrownBy(given.send(stalling.url, form, { timeoutMs: 60 }));

    expectCode(error, 'timeout');
    expectNoSecret(error, given.secrets);
  });
}

function abortCase(given: OffContract, form: Form): ContractCase {
  return given.named(`${given.method(form)}: the caller's signal ends the call with its reason`, async () => {
    await using server = await given.faulty({ kind: 'hang' });
    const controller = new AbortController();
    const reason = new Error('no longer needed');

    const arrived = new Promise<void>(resolve => {
      server.faults.choose(() => {
        resolve();
        return { kind: 'hang' };
      });
    });

    const failing = thrownBy(given.send(server.url, form, { signal: controller.signal }));
    await Promise.race([arrived, failing]);
    controller.abort(reason);

    expectThat((await failing) === reason, 'The call must throw the reason of the signal itself.');
    expectOneRequest(server);
  });
}

function lostConnectionCases(given: OffContract, form: Form): ContractCase[] {
  return (['reset', 'reset-mid-body', 'response-lost'] as const).map(kind =>
    given.named(`${given.method(form)}: ${kind.replaceAll('-', ' ')} throws NetworkError`, async () => {
      const error = await given.failure({ kind }, form);

      expectCode(error, 'network');
      expectEqual('operation', error.operation, given.operation.method);
    }),
  );
}

function noServerCase(given: OffContract): ContractCase {
  return given.named('a refused connection throws NetworkError', async () => {
    const server = await startServer();
    await server.close();

    const error = await thrownBy(given.send(server.url, 'throwing'));

    expectCode(error, 'network');
    expectMembers('error', error, { operation: given.operation.method, reason: 'ECONNREFUSED' });
    expectNoSecret(error, given.secrets);
  });
}

function expectOneRequest({ requests }: RunningServer): void {
  expectEqual('number of requests: none is repeated or redirected', requests.length, 1);
}
