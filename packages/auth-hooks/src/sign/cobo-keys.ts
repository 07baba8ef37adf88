/**
 * Cobo's public keys for response signatures, by environment, 32 bytes in hex. Source: Cobo developer site, "Set up an
 * endpoint" (v2/guides/webhooks-callbacks/set-up-endpoint).
 */
export const COBO_RESPONSE_KEYS = {
  dev: 'a04ea1d5fa8da71f1dcfccf972b9c4eba0a2d8aba1f6da26f49977b08a0d2718',
  prod: '8d4a482641adb2a34b726f05827dba9a9653e5857469b8749052bf4458a86729',
  sandbox: '893d8a6112ae22429a7453599256391d7928e16870ecab888ee3ce65febada08',
} as const;

/** A Cobo environment. */
export type CoboEnvironment = keyof typeof COBO_RESPONSE_KEYS;
