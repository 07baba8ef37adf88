import type { Fault } from '../http/faults.js';
import type { PlannedResponse } from '../http/response.js';

/** What is to become of one request. */
export interface Plan {
  /** What goes wrong between the server and the wire. */
  readonly fault: Fault | undefined;
  /** Carries the request out, if the fault lets it come so far. */
  respond(): PlannedResponse | Promise<PlannedResponse>;
}
