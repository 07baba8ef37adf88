import { OAuth2Client } from 'google-auth-library';

const {
  TOKEN_URL = 'https://oauth2.googleapis.com/token',
  FILES_URL = 'https://www.googleapis.com/drive/v3/files',
  CLIENT_ID = '',
  CLIENT_SECRET = '',
  // Of a login that a page of the application brought about.
  REFRESH_TOKEN = '',
} = process.env;

const client = new OAuth2Client({
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  endpoints: { oauth2TokenUrl: TOKEN_URL },
  forceRefreshOnFailure: true,
});
client.setCredentials({ refresh_token: REFRESH_TOKEN });

export async function files(): Promise<unknown> {
  const { data } = await client.request({ url: FILES_URL });
  return data;
}
