// Several processes of one machine, one token: run it twice and the second run sends no request.
// Needs EQUINIX_CLIENT_ID, EQUINIX_CLIENT_SECRET, TOKEN_DIRECTORY and TOKEN_KEY (`openssl rand -hex 32`);
// EQUINIX_API_ENDPOINT is another place to ask.
import { tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { equinixAccessToken } from '@token-clients/equinix-access-token';

const {
  EQUINIX_API_ENDPOINT: baseUrl,
  EQUINIX_CLIENT_ID: clientId = '',
  EQUINIX_CLIENT_SECRET: clientSecret = '',
  TOKEN_DIRECTORY: directory = '.tokens',
  TOKEN_KEY: encryptionKey,
} = process.env;

// The directory is made with mode 0700, the files with 0600. With a key, tokens lie there encrypted.
const store = fileStore({ directory, encryptionKey });
await using source = tokenSource(equinixAccessToken({ clientId, clientSecret, baseUrl }), {
  store,
  onEvent: ({ type }) => console.log(type),
});

const token = await source.get();
console.log(`token ${token.id}`);
