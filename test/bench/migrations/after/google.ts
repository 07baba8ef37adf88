import { bearerFetch, tokenSource } from '@token-clients/auth-hooks';
import { fileStore } from '@token-clients/auth-hooks/file-store';
import { codeGrant } from '@token-clients/runtime/code-grant';
import { descriptor } from './google-descriptor.js';

const {
  TOKEN_URL = 'https://oauth2.googleapis.com/token',
  FILES_URL = 'https://www.googleapis.com/drive/v3/files',
  CLIENT_ID = '',
  CLIENT_SECRET = '',
  // Of a login that a page of the application brought about.
  REFRESH_TOKEN = '',
} = process.env;

const grant = codeGrant(
  descriptor,
  { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, refreshToken: REFRESH_TOKEN },
  // The name of whose login it is, by which processes share it.
  { baseUrl: new URL(TOKEN_URL).origin, account: 'files' },
);
const source = tokenSource(grant, { store: fileStore({ directory: '.tokens' }) });
const api = bearerFetch(source, { origins: [new URL(FILES_URL).origin] });

export async function files(): Promise<unknown> {
  const response = await api(FILES_URL);
  if (!response.ok) throw new Error(`files: ${response.status}`);
  return response.json();
}
