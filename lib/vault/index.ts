export type { Envelope } from './envelope.ts';
export {
  createVault,
  LEAST_PASSPHRASE_CHARACTERS,
  MAX_PASSPHRASE_CHARACTERS,
  type Vault,
  type VaultPorts,
} from './vault.ts';
export { VaultError } from './vault-error.ts';
