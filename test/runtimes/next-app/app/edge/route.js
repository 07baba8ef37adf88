export { GET } from '../../tokens.js';
export const runtime = 'edge';
