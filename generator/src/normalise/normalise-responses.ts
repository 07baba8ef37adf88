import { isObject } from '../document/json.js';
import { pascalCase } from '../names.js';
import { UNREAD } from '../wire/media-kind.js';
import { chooseResponseMedia } from './choose-media.js';
import type { Context } from './context.js';
import { entriesAt, follow, type Json, type Located, moved } from './located.js';
import { normaliseContent } from './normalise-content.js';
import { placeName } from './place-name.js';

/** Writes the responses of an operation. Headers and links are left out: no code comes of them. */
export function normaliseResponses(context: Context, responses: Located, stem: string): Json {
  const entries = entriesAt(responses).filter(([status]) => !status.startsWith('x-'));
  const success = successOf(entries.map(([status]) => status));
  return Object.fromEntries(
    entries.map(([status, response]) => {
      const wanted =
        status === success
          ? `${stem}Response`
          : `${stem}${pascalCase(status).replace(/^N(?=\d)/, '')}${/^[123]/.test(status) ? 'Response' : 'Error'}`;
      const isSuccess = status === success || status.startsWith('2');
      return [status, normaliseResponse(context, response, wanted, isSuccess)];
    }),
  );
}

/** Finds the status whose body is what a call is made for: the lowest success, else the default. */
function successOf(statuses: readonly string[]): string | undefined {
  const [first] = statuses.filter(status => /^2/.test(status)).sort();
  return first ?? statuses.find(status => status === 'default');
}

function normaliseResponse(context: Context, response: Located, wanted: string, isSuccess: boolean): unknown {
  if (!isObject(response.value)) return response.value;
  const own = follow(context.spec, response);
  if (!isObject(own.value)) return own.value;
  const { content, unread } = chooseResponseMedia(context.spec, own, isSuccess);
  const { headers: _, links: __, ...rest } = own.value;
  const name = placeName(own, 'responses', 'Response') ?? wanted;
  return moved(
    context.spec,
    { value: rest, at: own.at },
    {
      ...(isObject(content.value) && { content: normaliseContent(context, content, name) }),
      ...(unread.length > 0 && { [UNREAD]: unread }),
    },
  ).value;
}
