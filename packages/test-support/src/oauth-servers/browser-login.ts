const MOST_STEPS = 20;

/**
 * Logs a person in as a browser does: follows redirects, keeps cookies, and submits each page's form with any name.
 *
 * @param redirectUri where the person is sent in the end
 * @returns the URL to which the server sends the person, with what is in its query
 */
export async function browserLogin(authorizationUrl: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = authorizationUrl;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (to === null) {
      const page = await response.text();
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
      const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
      if (action === undefined) throw new Error(`No form at ${url}, status ${response.status}: ${page}`);
      url = new URL(action, url).href;
      form = new URLSearchParams({ prompt, login: 'jane', password: 'any' });
    } else {
      url = new URL(to, url).href;
      form = undefined;
      if (url.startsWith(redirectUri)) return url;
    }
  }
  throw new Error(`The login took more than ${MOST_STEPS} steps.`);
}
