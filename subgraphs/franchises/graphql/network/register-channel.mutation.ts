import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, optional, take } from '../../../kernel/graph/mutation/take.ts';
import {
  registerChannel, type ChannelKind as ChannelWord,
} from '../../commands/network/register-channel.ts';
import { channelsById } from '../../queries/outlets.ts';
import { Channel } from './outlet.type.ts';
import { CODE, NAME } from './takes.ts';
import { ChannelKind } from '../words.ts';

export const registerChannelMutation = defineMutation({
  name: 'registerChannel',
  says: 'Registers a channel 新增渠道.',
  scopes: ['franchises:write'],
  input: 'The channel.',
  takes: {
    code: CODE, name: NAME, kind: take<ChannelWord>(() => ChannelKind, 'Kind 类型.'),
    idempotencyKey: optional(KEY),
  },
  refusals: said('INVALID', 'CODE_TAKEN', 'HEAD_OFFICE_ONLY'),
  command: registerChannel,
  answers: {
    channel: loaded(() => Channel, channelsById, 'id', 'The channel; null when refused.'),
  },
});
