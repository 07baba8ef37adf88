export { checkLive, type LiveOptions } from '../live/check-live.js';
export { type Environment, type LiveCredentials, liveCredentials } from '../live/credentials.js';
export type { LiveCall, LiveReport, NotSent, SentRequest } from '../live/report.js';
export type { ContractCase } from './contract-case.js';
export { contractCases } from './contract-cases.js';
