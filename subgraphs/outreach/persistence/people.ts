import type { PeopleTables } from '../../kernel/merges/people.ts';

const COPY = { not: 'a copy of what members give' } as const;

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'message_block.member_id': {
    is: 'moved', key: ['id'], erased: { does: 'deleted' }, given: ['id', 'channel', 'at', 'lifted_at'],
  },
  'message.member_id': {
    is: 'moved', key: ['id'],
    erased: { does: 'blanked', columns: { facts: 'null', said: 'null', provider_id: 'null' } },
    given: ['id', 'kind', 'channel', 'priority', 'state', 'reason', 'facts', 'created_at', 'due_at', 'sent_at',
      'delivered_at', 'read_at', 'followed_at', 'opted_out_at'],
  },
  'message_window.member_id': {
    is: 'resolved', how: 'rebuildWindows works it out of the messages of both ids', erased: { does: 'deleted' },
    given: { not: 'worked out of the messages, which are given' },
  },
  'member_consent.member_id': {
    is: 'resolved', how: 'members tells the words of the survivor', erased: { does: 'deleted' }, given: COPY,
  },
  'member_life_event.member_id': {
    is: 'resolved', how: 'members tells anew whose day it is', erased: { does: 'deleted' }, given: COPY,
  },
  'known_member.member_id': { is: 'kept', why: 'where that id enrolled', erased: { does: 'deleted' }, given: COPY },
};
