import { wordsEnum } from '../../../words/graphql/words-enum.ts';
import type { ExportFailure, ExportFormat, ExportState } from '../../domain/exports/export-rules.ts';

export const ListExportFormat = wordsEnum<ExportFormat>('ListExportFormat', 'How a file of a list is written 文件格式.', {
  jsonl: 'One JSON object a line, as the query answers it.',
  csv: 'One column for each field, lists as JSON; no cell is a formula.',
});

export const ListExportState = wordsEnum<ExportState>('ListExportState', 'How far an export is 导出状态.', {
  waiting: 'It waits for its turn 排队中.', running: 'It is being written 导出中.', done: 'The file may be fetched 可下载.',
  cancelled: 'Its owner wanted it no more 已取消.', failed: 'There is no file; failure says why 失败.',
  withdrawn: 'It would tell more than its owner may see now 已收回.', expired: 'Its day is over 已过期.',
});

export const ListExportFailure = wordsEnum<ExportFailure>('ListExportFailure', 'Why there is no file 原因.', {
  rights_changed: 'Whoever asked may no longer all that it could 权限已变更.',
  person_gone: 'Somebody in it was erased 含已注销会员.',
  consent_withdrawn: 'Somebody in it took back a consent 会员撤回同意.',
  time: 'It was not done in half an hour: filter the list 超时.',
  tries: 'It was begun five times without an end 多次中断.',
  room: 'A page was refused; failureWords has the words 读取失败.',
});
