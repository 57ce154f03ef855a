import type { Sql } from '../../../kernel/database/sql.ts';
import type { CardKeyView } from '../../graphql/codes/printed-card.type.ts';

/** The newest first; one for each secret the house has had. */
export async function cardKeys(sql: Sql): Promise<CardKeyView[]> {
  return sql.all<CardKeyView>`select id, public_key as "publicKey", since from card_key
    order by since desc, id limit 100`;
}
