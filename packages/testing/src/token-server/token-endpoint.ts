import type { LoggedRequest } from '../http/request.js';
import { Switch } from '../http/switch.js';
import type { ReceivedTokenRequest } from './endpoints.js';
import type { Plan } from './plan.js';
import { checkTokenScenario, faultOf, settingsOf, type TokenScenario } from './scenarios.js';
import type { TokenIssuer } from './token-issuer.js';
import type { TokenRequestEntry } from './token-server.js';

/** Gets each token request of a server, and makes it go wrong as its scenario says. */
export class TokenEndpoint {
  readonly scenarios = new Switch<TokenScenario>(checkTokenScenario);
  readonly requests: TokenRequestEntry[] = [];
  readonly #issuer: TokenIssuer;

  constructor(issuer: TokenIssuer, scenario: TokenScenario | undefined) {
    this.#issuer = issuer;
    if (scenario) this.scenarios.always(scenario);
  }

  /** Takes a request into the log, and says what is to become of it. */
  plan(request: LoggedRequest, received: ReceivedTokenRequest): Plan {
    const scenario = this.scenarios.take(request);
    const settings = scenario && settingsOf(scenario);
    const entry: { -readonly [Name in keyof TokenRequestEntry]: TokenRequestEntry[Name] } = {
      kind: received.kind,
      scenario,
      request,
    };
    this.requests.push(entry);
    return {
      fault: settings && faultOf(settings),
      respond: () => {
        const { outcome, response } = this.#issuer.respond(request, received, settings);
        entry.outcome = outcome;
        return response;
      },
    };
  }
}
