import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import CallMergeOutlined from '@mui/icons-material/CallMergeOutlined';
import CurrencyExchangeOutlined from '@mui/icons-material/CurrencyExchangeOutlined';
import DiamondOutlined from '@mui/icons-material/DiamondOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import HubOutlined from '@mui/icons-material/HubOutlined';
import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import LiveTvOutlined from '@mui/icons-material/LiveTvOutlined';
import MarkEmailUnreadOutlined from '@mui/icons-material/MarkEmailUnreadOutlined';
import PaidOutlined from '@mui/icons-material/PaidOutlined';
import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import ShowChartOutlined from '@mui/icons-material/ShowChartOutlined';
import StorefrontOutlined from '@mui/icons-material/StorefrontOutlined';
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import WorkspacePremiumOutlined from '@mui/icons-material/WorkspacePremiumOutlined';
import type { ElementType } from 'react';
import type { Messages } from '../i18n/zh.ts';

export interface NavEntry {
  readonly to: string;
  readonly label: keyof Messages['nav'];
  readonly icon: ElementType;
  readonly scope?: string;
  /** Only people of the house, not of a franchise. */
  readonly house?: boolean;
}

export interface NavGroup {
  readonly label: keyof Messages['navGroups'];
  readonly entries: readonly NavEntry[];
}

export const NAV: readonly NavGroup[] = [
  {
    label: 'daily',
    entries: [
      { to: '/', label: 'home', icon: InsightsOutlined },
      { to: '/members', label: 'members', icon: GroupOutlined, scope: 'members:read' },
      { to: '/orders', label: 'orders', icon: ReceiptLongOutlined, scope: 'orders:read' },
      { to: '/liveSessions', label: 'liveSessions', icon: LiveTvOutlined, scope: 'campaigns:read' },
    ],
  },
  {
    label: 'goods',
    entries: [
      { to: '/products', label: 'products', icon: DiamondOutlined, scope: 'catalog:read' },
      { to: '/gold-board', label: 'goldBoard', icon: ShowChartOutlined, scope: 'catalog:read' },
      {
        to: '/fxTables',
        label: 'fxTables',
        icon: CurrencyExchangeOutlined,
        scope: 'catalog:read',
        house: true,
      },
    ],
  },
  {
    label: 'network',
    entries: [
      { to: '/franchises', label: 'franchises', icon: HubOutlined, scope: 'franchises:read' },
      { to: '/outlets', label: 'outlets', icon: StorefrontOutlined, scope: 'franchises:read' },
      { to: '/rebates', label: 'rebates', icon: PaidOutlined, scope: 'franchises:rebates' },
    ],
  },
  {
    label: 'control',
    entries: [
      {
        to: '/adjustments',
        label: 'adjustments',
        icon: RuleOutlined,
        scope: 'loyalty:adjust',
        house: true,
      },
      { to: '/mergeCases', label: 'mergeCases', icon: CallMergeOutlined, scope: 'members:merge' },
      {
        to: '/programmes',
        label: 'programmes',
        icon: WorkspacePremiumOutlined,
        scope: 'loyalty:read',
        house: true,
      },
      { to: '/policies', label: 'policies', icon: TuneOutlined, scope: 'orders:read', house: true },
      { to: '/ledger', label: 'ledger', icon: AccountBalanceOutlined, scope: 'audit:read' },
      { to: '/audit', label: 'audit', icon: HistoryOutlined, scope: 'audit:read', house: true },
      {
        to: '/dead-letters',
        label: 'deadLetters',
        icon: MarkEmailUnreadOutlined,
        scope: 'platform:events',
      },
    ],
  },
  {
    label: 'access',
    entries: [
      { to: '/operators', label: 'operators', icon: BadgeOutlined, scope: 'identity:admin' },
      { to: '/partnerClients', label: 'partnerClients', icon: KeyOutlined, scope: 'identity:admin' },
    ],
  },
];
