import { isRestricted } from '../../../kernel/actor.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { mayTell } from '../../domain/tellers.ts';
import type { TaskRow } from './do-task.ts';

/** Whether the actor may say that a task was done: who pays for it, and the channels that it names. */
export async function isToldBy({ sql, actor }: Tx, task: TaskRow): Promise<boolean> {
  const channelId = actor.channelId ?? null;
  const outlets = channelId === null ? [] : await sql.all<{ franchise_id: string }>`
    select distinct franchise_id from outlet_fact where channel_id = ${channelId} and franchise_id is not null`;
  return mayTell(task, {
    isHouse: !isRestricted(actor), tenantId: actor.tenantId ?? null, channelId,
    franchisesOfChannel: outlets.map((outlet) => outlet.franchise_id),
  });
}
