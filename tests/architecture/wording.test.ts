import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');

/** What people of the trade do not say, and what they say instead. */
const UNSAID: Readonly<Record<string, string>> = {
  足金会员: 'KARAT 会员系统', 'KARAT 金阶': 'KARAT 会员系统', 门店自提: '门店现货', 已送达: '已签收', 登记送达: '登记签收',
  送达时间: '签收时间', 返润: '分润', 欠分: '待补扣积分', 忠诚度: '积分与等级规则', 利润率分级: '积分品类', 'C 计价金': '计价黄金（按克）',
  计分基数: '计分金额', 退款基数: '退款金额', '黄金 9990': '足金999', '铂金 9500': '铂950', '白银 9990': '足银999',
  金价牌: '今日金价', 归属地: '会籍地区', 登记加盟商: '新增加盟商', 登记门店: '新增门店', 登记渠道: '新增渠道', 登记退货: '办理退货',
  补登: '补录会员', 明文: '完整信息', 画像分析: '个性化推荐', 暂定: '等级待确认', '秒杀/兑换品': '秒杀商品', 保留分钟: '付款时限（分钟）',
  银卡延后: '银卡晚开抢', 已作废: '超时未付', 抢到时间: '参与时间', 需求分类: '用途', 素材: '图片与视频', 关闭门店: '关店', 货款: '商品金额',
  实付净额: '实付（已扣退款）', 应付冲回: '应付分润扣回', 待付返润: '应付分润', 本店概览: '本加盟商概览', 接入方: '渠道接入',
  未送达事件: '同步异常', 重放: '重新推送', 操作员: '员工账号', 所有者: '超级管理员', 合并单: '疑似重复会员', 不合并: '不是同一人',
  积分复核: '积分审批', 复核人: '审批人', 内容无效: '所违反的规则', 整数百分比: '%',
};

/** Where people read Chinese: pages, the graph, the door, the guide. */
const READ = [
  'admin/**/*.ts', 'admin/**/*.tsx', 'schema/*.graphql', 'identity/**/*.ts', 'subgraphs/contracts/scopes.ts',
  'README.zh-CN.md',
];

describe('Chinese words', () => {
  const files = globSync(READ, { cwd: ROOT, exclude: ['admin/gql/**', 'admin/**/*.test.ts'] });
  const lines = files.flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split('\n')
    .map((text, index) => ({ at: `${file}:${index + 1}`, text })));

  it('are those of the trade, in one way everywhere', () => {
    expect(files.length).toBeGreaterThan(100);
    const found = lines.flatMap(({ at, text }) => Object.keys(UNSAID).filter((word) => text.includes(word))
      .map((word) => `${at} ${word}: say ${UNSAID[word]}`));
    expect(found).toEqual([]);
  });
});
