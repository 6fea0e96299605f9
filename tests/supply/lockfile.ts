import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';

const ROOT = resolve(import.meta.dirname, '../..');

const entrySchema = v.object({
  version: v.string(),
  resolved: v.exactOptional(v.string()),
  integrity: v.exactOptional(v.string()),
  license: v.exactOptional(v.string()),
  dev: v.exactOptional(v.boolean()),
  optional: v.exactOptional(v.boolean()),
  devOptional: v.exactOptional(v.boolean()),
  hasInstallScript: v.exactOptional(v.boolean()),
  link: v.exactOptional(v.boolean()),
});

/** A package that the lockfile names. */
export interface LockedPackage extends v.InferOutput<typeof entrySchema> {
  readonly name: string;
  /** In the project, e.g. `node_modules/a/node_modules/b`. */
  readonly path: string;
}

/** Every package of the lockfile, in its order. */
export function lockedPackages(): readonly LockedPackage[] {
  const lockfile: { packages: Record<string, unknown> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  );
  return Object.entries(lockfile.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      ...v.parse(entrySchema, entry),
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    }));
}

/** Those that code of the extension can come from: what the product depends on, and what that depends on. */
export function shippedPackages(): readonly LockedPackage[] {
  return lockedPackages().filter(({ dev, devOptional, optional }) => !(dev || devOptional || optional));
}
