export type { ContractCase } from './contract/contract-case.js';
export { contractCases } from './contract/contract-cases.js';
export { checkLive } from './live/check-live.js';
export { type Environment, type LiveCredentials, liveCredentials } from './live/credentials.js';
export type { LiveOptions } from './live/live-options.js';
export type { LiveCall, LiveReport, NotSent, SentRequest } from './live/report.js';
