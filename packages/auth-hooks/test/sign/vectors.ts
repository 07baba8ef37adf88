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

export const REQUESTS: readonly RequestVector[] = [
  {
    id: 'get-org-token',
    conforms: true,
    note: 'Main case: operation get_token. Parameter order is the declaration order client_id, org_id, grant_type.',
    key: 'A',
    method: 'GET',
    path: '/v2/oauth/token',
    params: [
      ['client_id', 'exampleClientId00000000000000A1'],
      ['org_id', '11111111-2222-4333-8444-555555555555'],
      ['grant_type', 'org_implicit'],
    ],
    query:
      'client_id=exampleClientId00000000000000A1&org_id=11111111-2222-4333-8444-555555555555&grant_type=org_implicit',
    body: '',
    nonce: '1718587017026',
    message:
      'GET|/v2/oauth/token|1718587017026|client_id=exampleClientId00000000000000A1&org_id=11111111-2222-4333-8444-555555555555&grant_type=org_implicit|',
    hash: 'e9349286bc5d60b405918337d2cad9c97692781cb9bc608b9924be278fb26b61',
    signature:
      '4fca6a32f98e3556cb82dc4edadc7be8df9ac8c8e580da9df9f78933454fb677cf82df46867f9bbc9bb66078c4ba8c57ff5816ac9daaceba9409a06a97da2806',
  },
  {
    id: 'refresh-org-token',
    conforms: true,
    note: 'Main case: operation refresh_token. Compact JSON, key order as declared in the schema.',
    key: 'A',
    method: 'POST',
    path: '/v2/oauth/token',
    params: [],
    query: '',
    body: '{"client_id":"exampleClientId00000000000000A1","grant_type":"refresh_token","refresh_token":"exampleRefreshToken000000000000000000000000000000000000000000B2"}',
    nonce: '1718587017026',
    message:
      'POST|/v2/oauth/token|1718587017026||{"client_id":"exampleClientId00000000000000A1","grant_type":"refresh_token","refresh_token":"exampleRefreshToken000000000000000000000000000000000000000000B2"}',
    hash: '7e5aac37aca25ee93b6038e2fc16f87793d129bda18ec9c801d3453e807015f7',
    signature:
      '0478d2cc8ebaf779c6be18d15fd87c78783f0a6830068de61ea5363c860facc59a9f1e4623f3bec0bf560c5134e2e53b08cf3a77325e3c5c3cee53fb5f09680a',
  },
  {
    id: 'refresh-org-token-reordered-body',
    conforms: true,
    note: 'Same fields, other key order: the signature differs, so the bytes signed must be the bytes sent.',
    key: 'A',
    method: 'POST',
    path: '/v2/oauth/token',
    params: [],
    query: '',
    body: '{"refresh_token":"exampleRefreshToken000000000000000000000000000000000000000000B2","grant_type":"refresh_token","client_id":"exampleClientId00000000000000A1"}',
    nonce: '1718587017026',
    message:
      'POST|/v2/oauth/token|1718587017026||{"refresh_token":"exampleRefreshToken000000000000000000000000000000000000000000B2","grant_type":"refresh_token","client_id":"exampleClientId00000000000000A1"}',
    hash: 'e2359126ac5d9c620d6967981f85f4ac29e851681e5419a36027232e6fe37e61',
    signature:
      '6592722ddc9e4e1c8b20dc141aa49054273d9a740b6d44a691201fdf2c701c7eedaf267378213aef101b81ce42809002497f0b6aeb1827a12c08ff6b724b7101',
  },
  {
    id: 'exchange-permission-token',
    conforms: true,
    note: 'Deprecated Checkout SDK operation; kept as a small POST vector.',
    key: 'B',
    method: 'POST',
    path: '/v2/oauth/permission_token/exchange',
    params: [],
    query: '',
    body: '{"permission_type":"payment_orders_payin"}',
    nonce: '1754006400001',
    message:
      'POST|/v2/oauth/permission_token/exchange|1754006400001||{"permission_type":"payment_orders_payin"}',
    hash: 'c57b2391c5bd07b8008ed3d352e9d16aebd5e62b8c552bb547010f3d2c21db8b',
    signature:
      'e2301a1c425ea9a19489d16f87e60eefa6940a07c8b47ea88201393cbf8606bddee10a93456a9a14e4a6e46bbda5569b14528662e453d5d560375b27584c0b03',
  },
  {
    id: 'refresh-permission-token',
    conforms: true,
    note: 'Deprecated Checkout SDK operation; third key.',
    key: 'C',
    method: 'POST',
    path: '/v2/oauth/permission_token/refresh',
    params: [],
    query: '',
    body: '{"refresh_token":"sample-refresh-token"}',
    nonce: '1754006400002',
    message:
      'POST|/v2/oauth/permission_token/refresh|1754006400002||{"refresh_token":"sample-refresh-token"}',
    hash: 'd4bcfa6f7f7a25a20e5897685ffdba8fc0f209300f008481568a81177cbeeba0',
    signature:
      'f753a36576b4d08cd06cfa31735af43e0064b1288cf941f075b95911e5b4e0ae29d03094c07f8168c5ff5cc912ffba2985bef74bd4a661f614f6e465df512705',
  },
  {
    id: 'get-no-query-no-body',
    conforms: true,
    note: 'Both trailing fields empty: message ends with two pipe characters.',
    key: 'C',
    method: 'GET',
    path: '/v2/wallets/chains',
    params: [],
    query: '',
    body: '',
    nonce: '1754006400003',
    message: 'GET|/v2/wallets/chains|1754006400003||',
    hash: '2c2aa39da0b65f5f26ac33e8fd42fbe0d5ebe38091085ae8352532d486d36785',
    signature:
      '08f32933585092bcef683bf4b672cc4ff1a7c746a470d11ef049caf108eb368d712f7fd6317c972ce54197697c79918abcfff1be55c25d794990a7970cf3680e',
  },
  {
    id: 'get-space-and-plus',
    conforms: false,
    note: 'The SDK signs + for a space and sends %20. We sign and send +: same text signed, other bytes sent.',
    key: 'A',
    method: 'GET',
    path: '/v2/wallets',
    params: [
      ['name', 'my wallet + more'],
      ['limit', '1'],
    ],
    query: 'name=my+wallet+%2B+more&limit=1',
    wireQuery: 'name=my%20wallet%20%2B%20more&limit=1',
    body: '',
    nonce: '1754006400005',
    message: 'GET|/v2/wallets|1754006400005|name=my+wallet+%2B+more&limit=1|',
    hash: '9658a639b242fc0c69670afc8ba57a4910be8755ce334322fa9fe3a4af9117d0',
    signature:
      'ae6cd4b63db679001779871c409f15543f25b485c9c67899e2aa76f7a698d8293adcd55d4ef5ef6fb2534cbdd705525ea33aba03e4b5ef4a3fe052e44b14bb03',
  },
  {
    id: 'get-sub-delims-and-tilde',
    conforms: false,
    note: "The SDK signs ! ' ( ) * as they are. We sign and send them percent-encoded.",
    key: 'A',
    method: 'GET',
    path: '/v2/wallets',
    params: [['q', "a!b'c(d)e*f~g"]],
    query: "q=a!b'c(d)e*f~g",
    body: '',
    nonce: '1754006400006',
    message: "GET|/v2/wallets|1754006400006|q=a!b'c(d)e*f~g|",
    hash: '49c5809952b308a0b0fdab9b2cfb68c781e007bbb8b0b3e5f7cc87118500114b',
    signature:
      '9490fa5fffecc985f1c4bcd1f447ab5cf0ea565e0a5026cea3655c217bb586d6c9809a38a8cd2b9f90af8021271e0f57d675f89f5a9021335d720e479d128e0c',
  },
  {
    id: 'get-unicode-query',
    conforms: false,
    note: 'The SDK signs + for a space and sends %20. We sign and send +: same text signed, other bytes sent.',
    key: 'A',
    method: 'GET',
    path: '/v2/wallets',
    params: [['name', 'héllo 你好']],
    query: 'name=h%C3%A9llo+%E4%BD%A0%E5%A5%BD',
    wireQuery: 'name=h%C3%A9llo%20%E4%BD%A0%E5%A5%BD',
    body: '',
    nonce: '1754006400007',
    message: 'GET|/v2/wallets|1754006400007|name=h%C3%A9llo+%E4%BD%A0%E5%A5%BD|',
    hash: '982db400b1b0df107f1a9640d436237b75fbd5a0d939989a848317749c04bf46',
    signature:
      '22c19213b0336bbc3c75b52027fdadadf87578181ca74085798070490ac46eb8b683f108c2639661a2ecd9e309115d41bf39beb638091b583bd289275c18f10b',
  },
  {
    id: 'post-empty-object-body',
    conforms: false,
    note: 'The Python SDK signs an empty body and sends {}. We sign what is sent: the text given as the body.',
    key: 'A',
    method: 'POST',
    path: '/v2/webhooks/events/trigger',
    params: [],
    query: '',
    body: '{}',
    nonce: '1754006400010',
    message: 'POST|/v2/webhooks/events/trigger|1754006400010||{}',
    hash: 'e174c5e9608f9a3847f61237a5189fc6500ce4cfae77f2fa5d7dca51d9bf8267',
    signature:
      '81360a4733de6573a2aa479f809c25e3e76b42debe187100948147c18c9ee46405def07fe82b29154e39a5911595fb68702abb6ceef851b195f346fd5c463c0a',
  },
  {
    id: 'get-path-param-needing-encoding',
    conforms: false,
    note: 'The Go and Java SDKs sign the decoded path. We sign the path as sent, like JavaScript and Python.',
    key: 'A',
    method: 'GET',
    path: '/v2/wallets/a%20b%2Fc',
    params: [],
    query: '',
    body: '',
    nonce: '1754006400012',
    message: 'GET|/v2/wallets/a%20b%2Fc|1754006400012||',
    hash: '6eb1ce35ef6aa36d87be0bd6b7184a1221f29adbf6eb2216b8babfc688351a60',
    signature:
      '73a2066d537d6fed609192f6570e470eca7ea8a2c5fce62536c5188deae02bee6e028778dbec31024f5e29ce07814f7b0d172a2508b3b65e102fbe7997fd4501',
  },
  {
    id: 'get-array-param-multi',
    conforms: false,
    note: 'The SDK signs one comma-joined value and sends the key twice. We sign and send the same.',
    key: 'A',
    method: 'GET',
    path: '/v2/wallets',
    params: [
      ['ids', 'x'],
      ['ids', 'y'],
    ],
    query: 'ids=x%2Cy',
    wireQuery: 'ids=x&ids=y',
    body: '',
    nonce: '1754006400013',
    message: 'GET|/v2/wallets|1754006400013|ids=x%2Cy|',
    hash: 'ed878235e9c9d9f92e0c88a128108009f613e97adcc8c23fed97ac520637c9cd',
    signature:
      '0132f6efcd97b83308e6fbb7c46e273d5fc3300ae797ac2314e94a4753237e1ab179d8a43c17abe1983d29f2f6a1c413bffc7e24cfff1d35f95174ea3c5a2a0f',
  },
  {
    id: 'get-unsorted-params',
    conforms: true,
    note: 'JS and Python keep caller order in message and URL. Go (judging by the source) sorts keys in both.',
    key: 'A',
    method: 'GET',
    path: '/v2/wallets',
    params: [
      ['zeta', '1'],
      ['alpha', '2'],
    ],
    query: 'zeta=1&alpha=2',
    body: '',
    nonce: '1754006400014',
    message: 'GET|/v2/wallets|1754006400014|zeta=1&alpha=2|',
    hash: 'c91f9eef3d579dd9e5cd7b620333ca898ff41b5dfe9e60850030d20370301967',
    signature:
      '42930e05acd49d47637e94cc3449710e23a0403bc272007d2e88ec541c83f84214df2a2cc69185c30a1d2b0f543a961f53fb2445be1ca1573f6e4b3fac7ba900',
  },
  {
    id: 'put-body',
    conforms: true,
    note: 'PUT with a body and a plain path parameter.',
    key: 'B',
    method: 'PUT',
    path: '/v2/wallets/f47ac10b-58cc-4372-a567-0e02b2c3d479',
    params: [],
    query: '',
    body: '{"name":"New name"}',
    nonce: '1754006400015',
    message: 'PUT|/v2/wallets/f47ac10b-58cc-4372-a567-0e02b2c3d479|1754006400015||{"name":"New name"}',
    hash: '92a9bd11d4841d892608809f94600274041e34b25a1bab5494690c89aef719a4',
    signature:
      'c3ffe9a9b199cc9ada33c336b868d195459cc1dc353187e1053c8ba32ae3c77a078be208a62ec75b2aeece80d26e9be6c296f5ac951e2a5601679902f9bf970e',
  },
  {
    id: 'canonical-get-space-and-plus',
    conforms: true,
    note: 'The one form to sign and send; also what the Python SDK sends.',
    key: 'A',
    method: 'GET',
    path: '/v2/wallets',
    params: [
      ['name', 'my wallet + more'],
      ['limit', '1'],
    ],
    query: 'name=my+wallet+%2B+more&limit=1',
    body: '',
    nonce: '1754006400005',
    message: 'GET|/v2/wallets|1754006400005|name=my+wallet+%2B+more&limit=1|',
    hash: '9658a639b242fc0c69670afc8ba57a4910be8755ce334322fa9fe3a4af9117d0',
    signature:
      'ae6cd4b63db679001779871c409f15543f25b485c9c67899e2aa76f7a698d8293adcd55d4ef5ef6fb2534cbdd705525ea33aba03e4b5ef4a3fe052e44b14bb03',
  },
  {
    id: 'canonical-get-unicode-query',
    conforms: true,
    note: 'The one form to sign and send; also what the Python SDK sends.',
    key: 'A',
    method: 'GET',
    path: '/v2/wallets',
    params: [['name', 'héllo 你好']],
    query: 'name=h%C3%A9llo+%E4%BD%A0%E5%A5%BD',
    body: '',
    nonce: '1754006400007',
    message: 'GET|/v2/wallets|1754006400007|name=h%C3%A9llo+%E4%BD%A0%E5%A5%BD|',
    hash: '982db400b1b0df107f1a9640d436237b75fbd5a0d939989a848317749c04bf46',
    signature:
      '22c19213b0336bbc3c75b52027fdadadf87578181ca74085798070490ac46eb8b683f108c2639661a2ecd9e309115d41bf39beb638091b583bd289275c18f10b',
  },
];

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
