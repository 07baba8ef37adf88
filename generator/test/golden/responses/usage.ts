import { FirstAPI, SecondApi } from './expected/src/generated/index.js';

const result = await new FirstAPI().getTokenResult({ name: 'me' });
if (result.ok) result.data.access_token satisfies string;
else result.error?.error satisfies string | undefined;

// Two successes: the result may be either.
const ended = await new SecondApi().endToken({ id: '1' });
// @ts-expect-error: only one of the two has a name
ended.name;
if ('name' in ended) ended.name satisfies string;
