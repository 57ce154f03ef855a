import { wordsEnum } from '../../../words/graphql/words-enum.ts';

export const ErasureState = wordsEnum('ErasureState', 'How far an erasure 注销 is.', {
  waiting: 'Waits until it is due; the member may take it back 冷静期.', withdrawn: 'Taken back 已撤回.',
  erasing: 'Forgotten by members; other rooms are still at it 删除中.',
  done: 'Every room has forgotten the member 已完成.',
  parted: 'Stopped: it was asked for two who were taken for one, and were parted since 已中止. Ask anew for whom it was.',
});

export const MemberExportState = wordsEnum('MemberExportState', 'How far an export 导出 is.', {
  asked: 'Being gathered from all rooms 生成中.', ready: 'There to be fetched 可下载.',
  expired: 'Its days are over; ask anew 已过期.',
  parted: 'Stopped: it was of two who were taken for one, and were parted since 已中止. Ask anew for whom it was.',
});
