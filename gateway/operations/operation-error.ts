/** Why a backup or a restore was refused; nothing has been changed then. */
export type OperationCode =
  | 'BACKUP_DAMAGED'
  | 'BACKUP_NEWER'
  | 'BACKUP_SPLIT'
  | 'FOLDER_NOT_EMPTY'
  | 'NO_BACKUP'
  | 'NO_DATABASE'
  | 'NOT_EMPTY'
  | 'RUNNING';

export class OperationError extends Error {
  override readonly name = 'OperationError';

  constructor(readonly code: OperationCode, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}
