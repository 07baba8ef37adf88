/** A token response as RFC 6749 section 5.1 has it. */
export const TOKEN_RESPONSE = {
  type: 'object',
  description: 'A token response as RFC 6749 has it.',
  required: ['access_token', 'token_type'],
  properties: {
    access_token: { type: 'string', description: 'The token.', 'x-secret': true },
    token_type: { type: 'string', description: 'How to send the token.' },
    expires_in: { type: 'integer', description: 'Lifetime in seconds.' },
    refresh_token: { type: 'string', description: 'Gets the next token.', 'x-secret': true },
    scope: { type: 'string', description: 'What the token is good for.' },
  },
} as const;
