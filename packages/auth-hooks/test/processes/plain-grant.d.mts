import type { TokenGrant } from '@token-clients/runtime';

export function plainGrant(options: {
  tokenUrl: string;
  clientId?: string;
  clientSecret?: string;
  again?: boolean;
  timeoutMs?: number;
}): TokenGrant;
