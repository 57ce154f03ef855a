export interface BannerFacts {
  mode: 'development' | 'production';
  seconds: number;
  urls: { label: string; url: string }[];
  /** Demo accounts; leave empty outside development. */
  signIns: { name: string; password: string; role: string }[];
  /** One command to paste into another terminal. */
  curl?: string;
  /** Where the data is kept. */
  data: string;
}

/** What a person sees when the house is open: addresses, who may sign in, one request to paste. */
export function renderBanner(facts: BannerFacts): string {
  const lines = [`Karat is ready in ${facts.seconds.toFixed(1)} s (${facts.mode})`, ''];
  lines.push(...columns(facts.urls.map(({ label, url }) => [label, url])));
  lines.push(...columns([['data', facts.data]]));
  if (facts.signIns.length > 0) {
    lines.push('', 'Sign in as');
    lines.push(...columns(facts.signIns.map(({ name, password, role }) => [name, password, role])));
  }
  if (facts.curl) lines.push('', 'Try', `  ${facts.curl}`);
  lines.push('', 'Ctrl-C stops it; the data stays.');
  return `${lines.join('\n')}\n`;
}

function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0), column === 0 ? 8 : 0));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

/** A partner's first request, ready to paste: a token by client credentials, then two products. */
export function exampleCurl(
  publicUrl: string, client: { clientId: string; secret: string },
): string {
  const token = `$(curl -s ${publicUrl}/identity/token -u ${client.clientId}:${client.secret}`
    + ` -d grant_type=client_credentials -d scope=catalog:read`
    + ` | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
  const query = '{"query":"{ products(page: {size: 2}) { totalCount items { id nameZh nameEn } } }"}';
  return `curl -s ${publicUrl}/graphql -H 'content-type: application/json' \\\n`
    + `    -H "authorization: Bearer ${token}" \\\n    -d '${query}'`;
}
