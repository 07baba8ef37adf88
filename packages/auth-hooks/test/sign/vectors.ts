/**
 * Known answers for Cobo WaaS 2.0 request signing and response checking, taken from what the official JavaScript and
 * Python SDKs sign and send at a fixed clock, and recomputed with two independent Ed25519 libraries. The keys are those
 * of RFC 8032 section 7.1 (tests 1 and 2) and of an example in Cobo's documentation: never use one for anything real.
 */

export const KEYS = {
  A: {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  },
  B: {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  },
  C: {
    seed: '06f78882576ec0e05b1e51a33548da7e8cf958c190ba96be77b1c671f98a2b5f',
    publicKey: '5987dedc180167b7ab1d27e6009e5065d10d764cd85d7b64f8c968ca40326e28',
  },
} as const;

/** A known signature of a request. */
export interface RequestVector {
  readonly id: string;
  /** Whether a client must sign and send exactly this. False: an official SDK does, but a client should not. */
  readonly conforms: boolean;
  /** What it is about; for the others, how we differ and why. */
  readonly note: string;
  readonly key: keyof typeof KEYS;
  readonly method: string;
  /** As signed, with /v2. */
  readonly path: string;
  /** Parameters as the caller gives them, in order, before they are encoded. */
  readonly params: readonly (readonly [name: string, value: string])[];
  /** The query as the vector signs it. */
  readonly query: string;
  /** What the SDK puts on the wire, where that is known and differs from what it signs. */
  readonly wireQuery?: string;
  /** As signed and sent; empty if there is none. */
  readonly body: string;
  readonly nonce: string;
  readonly message: string;
  /** SHA-256 of SHA-256 of the message. */
  readonly hash: string;
  readonly signature: string;
}

/** What the Go SDK signs, judging by its source: keys sorted, a newline after the JSON. We never build these. */
export const GO_FORMS = [
  {
    id: 'go-form-get-org-token',
    key: 'A',
    nonce: '1718587017026',
    message:
      'GET|/v2/oauth/token|1718587017026|client_id=exampleClientId00000000000000A1&grant_type=org_implicit&org_id=11111111-2222-4333-8444-555555555555|',
    hash: '3c37f630d6ff4a1ce7241d7b43b3f895918ccd7b64a22bd5dfc97f193fb57414',
    signature:
      'fc4c04ef591fe537178fb032f984f49a85acebb5471fcc26e3f290d0bfd2b144e95fa64769adaf6718ecb02f52d2a28b8ca344bdfc44345a2c781c80ec095f0c',
  },
  {
    id: 'go-form-refresh-org-token',
    key: 'A',
    nonce: '1718587017026',
    message:
      'POST|/v2/oauth/token|1718587017026||{"client_id":"exampleClientId00000000000000A1","grant_type":"refresh_token","refresh_token":"exampleRefreshToken000000000000000000000000000000000000000000B2"}\n',
    hash: '83fe5d7d20b728ae4068a38dc1b96919aa0a0bb253e7d319c1d2b5cf46cc714e',
    signature:
      '37e2a381710430fab31c83a36b52823335cd29bef0b981eba95ad83fe36c262f5b456da540d5eb57124f2dd135580ae77c90a391b27cce5ce6f29a40518f8c08',
  },
] as const;

/** Answers signed with the test keys in Cobo's place; the Python SDK's verifier accepts them. */
export const RESPONSES = [
  {
    id: 'response-token',
    key: 'A',
    body: '{"access_token":"x","token_type":"Bearer","scope":"","expires_in":43199,"refresh_token":"y"}',
    timestamp: '1718587017999',
    hash: 'c934f1e14471cb406c83d2a9cefbd68e2ea32df05e685f70c0cb9e5adb03707c',
    signature:
      '5c12342ee2a8d89c3803d5202a3eae010ba5a7c06558dd1ebec444468f60c5c3a1798faaf2f80759c6024a72f98165edd74a0c90e276e0b4ebd5f49087222d03',
  },
  {
    id: 'response-empty-body',
    key: 'B',
    body: '',
    timestamp: '1754006400999',
    hash: '5ba82b7cf6cb2b20d7940d274bcd0602e23beca872e42d92b06c77795e1f65c2',
    signature:
      '6fe9d8536bc006cb3e16d6e74820e8bccb70d678ab1d865e0df8a42bf5e909b3dbdd12e3cbc5b7567f3ca814cd691ade158c2cd6231cb27785344a599f21a600',
  },
] as const;

/** Published by Cobo: in the unit test of its CLI (the text's double SHA-256 is signed), and in its guide. */
export const PUBLISHED: readonly {
  readonly source: string;
  readonly seed: string;
  readonly publicKey: string;
  readonly text?: string;
  readonly signature?: string;
}[] = [
  {
    source: 'CoboGlobal/cobo-cli:cobo_cli/utils/tests/test_signer.py',
    seed: '0281d349927d3b4342129aa4d86bd0ed70163feb7b8d06fecc25c667974b6297',
    publicKey: 'f06a7074b7892a39139b6317509f9d0e01ae234cf17fc7bfa9db3d5957f931be',
    text: '000000',
    signature:
      '3f6b900e0b3d6d73baea6fb37ce564d47a51ffc3660facf1f421a5c05e3a9c15e281e197130647d5ad6a3192adf20ca9729ecd167181c07a74ae6ef958e0be09',
  },
  {
    source: 'CoboGlobal/developer-site:v2/guides/overview/cobo-auth.mdx',
    seed: '06f78882576ec0e05b1e51a33548da7e8cf958c190ba96be77b1c671f98a2b5f',
    publicKey: '5987dedc180167b7ab1d27e6009e5065d10d764cd85d7b64f8c968ca40326e28',
  },
];

/** RFC 8032 section 7.1, tests 1 to 3. */
export const RFC_8032 = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
] as const;
