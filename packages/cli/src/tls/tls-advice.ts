const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|(DEPTH_ZERO_)?SELF_SIGNED_CERT(_IN_CHAIN)?|CERT_UNTRUSTED)$/,
    "its certificate is signed by an authority that is not trusted here. If that is your company's, give its certificate with --ca-file FILE or NODE_EXTRA_CA_CERTS",
  ],
  [
    /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    'its certificate is not valid today. Check the clock of this machine',
  ],
  [
    /^ERR_SSL_[\w/]+_ALERT_(HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_\w+)$/,
    'it did not accept the TLS handshake. It may require a client certificate: give one with --client-cert FILE and --client-key FILE',
  ],
];

/**
 * Says why a TLS connection failed and what to do, in a sentence with the code and without its end; undefined for codes of
 * other failures.
 *
 * @param address what names the server, such as `the base URL`
 */
export function tlsAdvice(code: string, address: string): string | undefined {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `its certificate is for another host name. Check ${address} (${code})`;
  const [, advice] = ADVICE.find(([pattern]) => pattern.test(code)) ?? [];
  return advice && `${advice} (${code})`;
}
