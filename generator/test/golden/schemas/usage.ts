import { type Client, type Error, schemas, TokenApi } from './expected/src/generated/index.js';

const api = new TokenApi();

// Either of two bodies, but no mixture.
const password: Client = { kind: 'password', user: 'me', pass: 'fake' };
const device: Client = { kind: 'device', device: 'd', device_secret: null };
// @ts-expect-error: a device has no user, and no kind of this name exists
export const neither: Client = { kind: 'other', user: 'me' };

export const token = await api.getToken(password);
export const lifetime: number | null | undefined = token.expires_in;

const result = await api.getTokenResult(device);
if (result.ok) result.data.access_token satisfies string;
else if (result.status === 400) result.error?.code satisfies Error['code'];

export const grant = schemas({ timeoutMs: 1000 });
