import { type Loose, smallSpec } from './project.js';

/** Strings with which a spec might break out of a literal, a comment, a template or a page. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  comment: '*/ globalThis.canary = 1; /* // **/',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the point
  template: '`${globalThis.canary = 1}` ${globalThis.canary = 1}',
  quotes: `'; globalThis.canary = 1; '"; globalThis.canary = 1; "\\'\\"\\`,
  lines: 'a\nglobalThis.canary = 1;\r\n\u2028globalThis.canary = 1;\u2029\u0085\u0000b',
  html: '<img src=x onerror="globalThis.canary = 1"></script><script>globalThis.canary = 1</script><!-- -->',
  links: '[x](javascript:alert) ![y](javascript:alert) <javascript:alert> [z]: javascript:alert',
  fence: '```\n</code>\n```\n~~~\n# heading\n---\n> quote\n- item',
  ticks: '```<img src=x>` and ``<img src=y>` and `a\\|<img src=z>` | `<img src=w>',
  mustache: '{{{gen.header}}} {{#gen}}x{{/gen}} {{=<< >>=}} {{> client}} <<gen>>',
  jsdoc: '@deprecated @throws nothing {@link javascript:alert}\n@internal\n * @hidden\n\t@see {@link x}',
  direction: '\u202egnirts\u202c \u2066x\u2069 \ufeff \u200b',
  prototype: '__proto__',
  object: 'toString',
};

/** Makes the small spec with `text` in every place that takes any string, and words made of it in place of names. */
export function hostileSpec(text: string): Loose {
  return smallSpec(spec => {
    spec.info.title = text;
    spec.info.description = text;
    spec.info.version = text;
    spec.servers[0].description = text;
    spec.servers[0].url = 'https://api.{region}.vendor.example';
    spec.servers[0].variables = { region: { default: 'eu', enum: ['eu', text], description: text } };
    spec.tags[0].name = `OAuth ${text}`;
    spec.tags[0].description = text;
    const { '/oauth/token': item } = spec.paths;
    // A path can't hold blanks, or braces that aren't parameters.
    const path = `/oauth/${text.replace(/[\s\p{Cc}?#{}]/gu, '')}/token`;
    spec.paths = { [path]: item };
    const { post } = item;
    // The linter accepts what a URL may hold, which is enough to end strings and comments.
    post.operationId = `get${text.replace(/[^\w\-.~:/?[\]@!$&'()*+,;=]/g, '')}Token`;
    post.tags = [spec.tags[0].name];
    post.summary = text;
    post.description = text;
    post.security = [{ oauth: [text] }, { key: [] }, {}];
    post.parameters = [
      { name: `q${text}`, in: 'query', description: text, example: text, schema: { type: 'string' } },
      {
        name: 'kind',
        in: 'query',
        description: text,
        example: text,
        schema: { $ref: '#/components/schemas/Kind' },
      },
    ];
    const { 'application/x-www-form-urlencoded': media } = post.requestBody.content;
    const value = { ...media.examples.clientCredentials.value, [`p${text}`]: text };
    post.requestBody.content = {
      'application/json': { ...media, examples: { [`e${text}`]: { summary: text, value } } },
    };
    for (const response of Object.values<Loose>(post.responses)) {
      response.description = text;
      const { 'application/json': json } = response.content;
      json.examples = { [`e${text}`]: { ...Object.values<Loose>(json.examples)[0], summary: text } };
    }
    for (const schema of Object.values<Loose>(spec.components.schemas)) {
      schema.title = text;
      schema.description = text;
      for (const field of Object.values<Loose>(schema.properties)) field.description = text;
    }
    spec.components.schemas.TokenRequest.properties[`p${text}`] = {
      type: 'string',
      title: text,
      description: text,
      format: text,
      example: text,
    };
    spec.components.schemas.Kind = { type: 'string', description: text, enum: [text, 'b'] };
    spec.components.securitySchemes = {
      key: { type: 'apiKey', in: 'header', name: `X-${text}`, description: text },
      oauth: {
        type: 'oauth2',
        description: text,
        flows: { clientCredentials: { tokenUrl: 'https://api.vendor.example/t', scopes: { [text]: text } } },
      },
    };
    const token = spec['x-token'];
    token.credentials.clientId.description = text;
    token.acquire.operation = post.operationId;
    token.acquire.grantType = text;
    token.acquire.fields = { grant_type: { value: text }, [`p${text}`]: { value: text } };
    token.response = { tokenTypes: [text] };
    token.failures = [{ status: 400, codes: [text], is: 'credential' }];
    token.secrets = [text];
    token.clientAuth.signature = { scheme: 'key', description: text, env: ['KEY'] };
    token.exampleCall = `https://api.vendor.example/${text.replace(/[\s\p{Cc}]/gu, '')}`;
  });
}
