/** JSON that keeps bigint and Date, for stored results and event payloads. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, item) {
    const raw = this[key];
    if (typeof raw === 'bigint') return { $bigint: raw.toString() };
    if (raw instanceof Date) return { $date: raw.toISOString() };
    return item;
  }) ?? 'null';
}

/**
 * The same, shorter: in an object marked by `"$": true` a bigint is `#5`, a Date `@2026-11-28T10:00:00Z`, and a
 * text that begins with one of these signs has `~` before it. For rows that are written by the million;
 * what holds neither bigint nor Date is as toJson has it.
 */
export function toPackedJson(value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Date
    || MARK in value) return toJson(value);
  let packed = false;
  let escaped = false;
  const text = JSON.stringify(value, function (this: Record<string, unknown>, key, item) {
    const raw = this[key];
    if (typeof raw === 'bigint' || raw instanceof Date) {
      packed = true;
      return typeof raw === 'bigint' ? `#${raw}` : `@${raw.toISOString().replace('.000Z', 'Z')}`;
    }
    if (typeof item !== 'string' || !isSign(item[0])) return item;
    escaped = true;
    return `~${item}`;
  });
  if (packed) return `{"${MARK}":true,${text.slice(1)}`;
  return escaped ? toJson(value) : text;
}

const MARK = '$';
const isSign = (sign: string | undefined): boolean => sign === '#' || sign === '@' || sign === '~';

/** Inverse of toJson and toPackedJson, for text and for values that a jsonb column already parsed. */
export function fromJson<T>(value: unknown): T {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  if (parsed !== null && typeof parsed === 'object' && (parsed as Record<string, unknown>)[MARK] === true) {
    const { [MARK]: _, ...rest } = parsed as Record<string, unknown>;
    return unpacked(rest) as T;
  }
  return revive(parsed) as T;
}

const mapped = (record: object, read: (item: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(record).map(([key, item]) => [key, read(item)]));

function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked);
  if (value !== null && typeof value === 'object') return mapped(value, unpacked);
  if (typeof value !== 'string') return value;
  switch (value[0]) {
    case '#': return BigInt(value.slice(1));
    case '@': return new Date(value.slice(1));
    case '~': return value.slice(1);
    default: return value;
  }
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== 'object') return value;
  const record = value as Record<string, unknown>;
  if (typeof record['$bigint'] === 'string') return BigInt(record['$bigint']);
  if (typeof record['$date'] === 'string') return new Date(record['$date']);
  return mapped(record, revive);
}

/** What was stored by either as anybody reads it: bigints as their digits, moments as ISO text. */
export function plainJson(value: unknown): string {
  return JSON.stringify(fromJson(value), (_, item: unknown) => (typeof item === 'bigint' ? item.toString() : item));
}

/** The same text for equal values whatever the order of keys: what input hashes are made of. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'bigint') return `"${value}n"`;
  if (value instanceof Date) return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const record = value as Record<string, unknown>;
  const fields = Object.keys(record).filter((key) => record[key] !== undefined).sort();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`;
}
