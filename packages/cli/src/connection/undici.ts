/** The build makes a file of its own of this one: it is large, and few need it. */
export { Agent, fetch, ProxyAgent } from 'undici';
