const MOST = 120;

/** 订单 2026-11-28 已付款 张 前5000行.xlsx: what it is, of which day, what was filtered, whether it is all. */
export function fileName(
  title: string,
  today: string,
  filters: readonly string[],
  cut: string | null,
  kind: 'csv' | 'xlsx',
): string {
  const name = [title, today, ...filters, ...(cut ? [cut] : [])].join(' ');
  // Signs that some disk does not take, and letters nobody sees.
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, '-').replace(/\s+/gu, ' ').trim();
  if (plain.length <= MOST) return `${plain}.${kind}`;
  const end = cut ? ` ${cut}` : '';
  return `${plain.slice(0, MOST - end.length).trimEnd()}${end}.${kind}`;
}

export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
