/** JSON that keeps bigint and Date, for stored results and event payloads. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, item) {
    const raw = this[key];
    if (typeof raw === 'bigint') return { $bigint: raw.toString() };
    if (raw instanceof Date) return { $date: raw.toISOString() };
    return item;
  }) ?? 'null';
}

/** Inverse of toJson, for text and for values that a jsonb column already parsed. */
export function fromJson<T>(value: unknown): T {
  const parsed = typeof value === 'string' ? JSON.parse(value) : value;
  return revive(parsed) as T;
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== 'object') return value;
  const record = value as Record<string, unknown>;
  if (typeof record['$bigint'] === 'string') return BigInt(record['$bigint']);
  if (typeof record['$date'] === 'string') return new Date(record['$date']);
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, revive(item)]));
}

/** What was stored by toJson as anybody reads it: bigints as their digits, moments as ISO text. */
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
