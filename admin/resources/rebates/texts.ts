export const zh = {
  nav: { rebates: '分润' },
  rebates: { rebates: '分润' },
  fields: { heldUntil: '冻结至' },
};

export const en: typeof zh = {
  nav: { rebates: 'Rebates' },
  rebates: { rebates: 'Rebates' },
  fields: { heldUntil: 'Held until' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { rebates: typeof zh }
}
