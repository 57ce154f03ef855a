

export const LEADS = ['members:care'] as const;

export const NOT_ACTIVE = 'This person takes nobody new.';
