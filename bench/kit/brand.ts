import pg from 'pg';
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { SCALE } from './settings.ts';
import { documentId, FEDERATED, NAMED_MEMBERS, ONE_FETCH } from './documents.ts';
import { shotAt, type Shot } from './load.ts';

/** Reads straight from the seeded database what the shots need to name. */
export async function askDatabase<Row>(
  url: string, text: string, values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Another page each time: no two equal reads are ever in flight, so none is shared. */
export function federatedVariables(): object[] {
  const pages = Math.floor(SCALE.members / 20);
  return Array.from({ length: pages }, (_, page) => ({ page: page + 1 }));
}

export async function memberVariables(databaseUrl: string): Promise<object[]> {
  const rows = await askDatabase<{ id: string }>(databaseUrl,
    'select id from members.member where survivor_id is null order by id limit 2000');
  return rows.map(({ id }) => ({ id: encodeId('mem', id) }));
}

/** Groups of 20 members at home with one franchise, and which franchise that is. */
export async function homeGroups(
  databaseUrl: string,
): Promise<{ tenantId: string; variables: object[] }> {
  const [largest] = await askDatabase<{ tenant_id: string }>(databaseUrl,
    `select tenant_id from members.person_visibility where tenant_id is not null
      group by tenant_id order by count(*) desc limit 1`);
  const rows = await askDatabase<{ id: string }>(databaseUrl, `select person_id as id
    from members.person_visibility where tenant_id = $1 and survivor_id is null order by person_id`,
    [largest!.tenant_id]);
  const ids = rows.map(({ id }) => encodeId('mem', id));
  // One further each time: equal reads in flight are answered once, so there must be many.
  const variables = Array.from({ length: ids.length - 19 }, (_, first) => (
    { ids: ids.slice(first, first + 20) }));
  return { tenantId: largest!.tenant_id, variables };
}

export type DocumentName = 'federated' | 'one fetch' | 'named members';
const TEXTS: Readonly<Record<DocumentName, string>> = {
  federated: FEDERATED, 'one fetch': ONE_FETCH, 'named members': NAMED_MEMBERS,
};

/** To our gateway: the trusted document's id and who asks. */
export function trustedShots(
  url: string, name: DocumentName, variables: readonly object[], actor = 'hq',
): Shot[] {
  return variables.map((one) => shotAt(url,
    { documentId: documentId(TEXTS[name]), variables: one }, { 'x-bench-actor': actor }));
}

/** To everybody else: the text. */
export function textShots(url: string, name: DocumentName, variables: readonly object[]): Shot[] {
  return variables.map((one) => shotAt(url, { query: TEXTS[name], variables: one }));
}
