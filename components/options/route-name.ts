import { t } from '@lingui/core/macro';
import type { RouteSetting } from '#lib/settings';

/** A model and where it is called: the same model may be called in several regions. */
export function routeName({ name, region }: Pick<RouteSetting, 'name' | 'region'>): string {
  return t`${name} in ${region}`;
}
