import type { Tx } from '../../../kernel/commands/command.ts';
import { reopenWider, type Approved } from '../../persistence/sharing.ts';

/**
 * What was approved before for a later day was approved by what counted then. Where terms show less now, it would show
 * more again without anybody's word: it waits for a second person. Example: manager 3 from 1 June was approved in May;
 * after an incident manager 1 counts at once, and 1 June changes nothing until another person has said so again.
 */
export async function reopenLater(tx: Tx, terms: Approved): Promise<void> {
  for (const id of await reopenWider(tx.sql, terms)) {
    tx.audit({ subjectId: id, before: { state: 'approved' }, after: { state: 'proposed', narrowedBy: terms.id } });
  }
}
