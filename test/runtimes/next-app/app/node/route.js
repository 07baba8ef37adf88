export { GET } from '../../tokens.js';
export const dynamic = 'force-dynamic';
