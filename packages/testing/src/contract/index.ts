export { type PrismProxy, type ProxiedOperation, startProxy } from '../mock/start-proxy.js';
export { call, membersOf } from './calls.js';
export type { ContractCase } from './contract-case.js';
export { casesOf } from './contract-cases.js';
export { expectNoSecret } from './no-secret.js';
export { type ProviderUnderTest, referenceOf } from './provider.js';
export { schemeOf } from './signatures.js';
