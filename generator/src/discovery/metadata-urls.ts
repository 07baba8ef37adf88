/**
 * Lists the URLs at which the metadata of an issuer may be, in the order in which they are tried.
 *
 * First the one of RFC 8414 section 3, whose document is made for OAuth clients. Then the document of OpenID Connect, as
 * most servers have only that: where RFC 8414 section 5 puts it, between host and path, and where OpenID Connect Discovery
 * section 4 does, behind the path. For an issuer without a path both are one.
 */
export function metadataUrls(issuer: string): readonly string[] {
  const [, origin = '', path = ''] = /^([a-z]+:\/\/[^/]+)(.*)$/i.exec(issuer.replace(/\/$/, '')) ?? [];
  return [
    ...new Set([
      `${origin}/.well-known/oauth-authorization-server${path}`,
      `${origin}/.well-known/openid-configuration${path}`,
      `${origin}${path}/.well-known/openid-configuration`,
    ]),
  ];
}

/**
 * Lists the issuers whose metadata may be at a URL: none if it is no well-known one, as then it does not say whose metadata
 * it has. A slash at the end of an issuer is not part of the URL, so there are two.
 */
export function issuersOf(url: string): readonly string[] {
  const [, origin, before = '', behind = ''] =
    /^([a-z]+:\/\/[^/]+)(\/.*)?\/\.well-known\/[^/]+(\/.*)?$/i.exec(url) ?? [];
  if (origin === undefined || (before !== '' && behind !== '')) return [];
  const issuer = `${origin}${before}${behind}`.replace(/\/$/, '');
  return [issuer, `${issuer}/`];
}

/** Whether a URL is that of a document, not of an issuer. */
export function isMetadataUrl(url: string): boolean {
  return url.includes('/.well-known/');
}
