/** A format of strings: made-up values for it, and what a value must look like. */
interface Format {
  /** Makes a value; another one for each number. */
  make(number: number): string;
  readonly test: RegExp;
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]\d\d:\d\d)`;
const URI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/;

const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString();
const numbered = (number: number) => (number === 0 ? '' : `${number + 1}`);

/** Formats by name. What has any other name may be any string. */
export const FORMATS: ReadonlyMap<string, Format> = new Map([
  [
    'date-time',
    {
      make: number => day(number).replace('.000Z', 'Z'),
      test: new RegExp(`^${DATE.source.slice(1, -1)}[Tt ]${TIME}$`, 'i'),
    },
  ],
  ['date', { make: number => day(number).slice(0, 10), test: DATE }],
  [
    'time',
    { make: number => day(number).slice(11).replace('.000Z', 'Z'), test: new RegExp(`^${TIME}$`, 'i') },
  ],
  [
    'duration',
    {
      make: number => `P${1 + number}D`,
      test: /^P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?)$/,
    },
  ],
  [
    'uuid',
    {
      make: number => `00000000-0000-4000-8000-${(1 + number).toString(16).padStart(12, '0')}`,
      test: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
    },
  ],
  ['email', { make: number => `someone${numbered(number)}@example.com`, test: EMAIL }],
  ['idn-email', { make: number => `someone${numbered(number)}@example.com`, test: EMAIL }],
  ['hostname', { make: number => `host${numbered(number)}.example.com`, test: HOST }],
  ['idn-hostname', { make: number => `host${numbered(number)}.example.com`, test: HOST }],
  [
    'ipv4',
    {
      make: number => `192.0.2.${1 + (number % 250)}`,
      test: /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?=.)|$)){4}$/,
    },
  ],
  ['ipv6', { make: number => `2001:db8::${(1 + number).toString(16)}`, test: /^[0-9a-f:.]*:[0-9a-f:.]*$/i }],
  ['uri', { make: number => `https://example.com/${numbered(number)}`, test: URI }],
  ['url', { make: number => `https://example.com/${numbered(number)}`, test: URI }],
  ['iri', { make: number => `https://example.com/${numbered(number)}`, test: URI }],
  ['uri-reference', { make: number => `/example${numbered(number)}`, test: /^[^\s\\]*$/ }],
  [
    'byte',
    {
      make: number => btoa(`example${numbered(number)}`),
      test: /^([a-z0-9+/]{4})*([a-z0-9+/]{2}==|[a-z0-9+/]{3}=)?$/i,
    },
  ],
  ['json-pointer', { make: number => `/example${numbered(number)}`, test: /^(\/[^/]*)*$/ }],
  ['regex', { make: number => `^example${numbered(number)}$`, test: /^/ }],
]);
