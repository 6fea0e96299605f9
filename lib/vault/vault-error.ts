/** Why a secret could not be opened. `damaged`: what is kept is not what was sealed, or of a form not known here. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly reason: 'passphrase-wrong' | 'damaged';

  constructor(reason: VaultError['reason'], options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
