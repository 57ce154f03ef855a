/** Of an edit only what differs from what was seen: what a field shows shorter than it is stays whole. */
export function changed<Input extends object>(now: Input, seen: Input): Partial<Input> {
  const fields = Object.keys(now) as (keyof Input)[];
  const touched = fields.filter((field) => JSON.stringify(now[field]) !== JSON.stringify(seen[field]));
  return Object.fromEntries(touched.map((field) => [field, now[field]])) as Partial<Input>;
}
