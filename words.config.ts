import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import type { PluginOption } from 'vite';

/**
 * Texts for people: the macros in the code become calls with ids, and the catalogues (`*.po`) become modules.
 *
 * Babel does it, since the faster native transform of the same package cannot be installed by npm on Node 20.
 */
export function words(): PluginOption[] {
  return [
    babel({
      presets: [
        {
          preset: () => ({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
          rolldown: { filter: { code: /from '@lingui\/(?:core|react)\/macro'/ } },
        },
      ],
    }),
    lingui(),
  ];
}
