/**
 * Lets Node run files with texts for people: commands print problems in the words of the interface. What the build does to the
 * macros (`words.config.ts`) is done here when such a file is loaded; Node itself takes the types out afterwards.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@babel/core';
import { i18n } from '@lingui/core';

const MACROS = /from '@lingui\/core\/macro'/;

registerHooks({
  load: (url, context, next) => {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    if (!MACROS.test(source)) return next(url, context);
    const compiled = transformSync(source, {
      filename: fileURLToPath(url),
      parserOpts: { plugins: ['typescript'] },
      plugins: ['@lingui/babel-plugin-lingui-macro'],
      configFile: false,
      babelrc: false,
    });
    return { format: 'module-typescript', source: compiled?.code ?? source, shortCircuit: true };
  },
});

// English stands in the code itself.
i18n.loadAndActivate({ locale: 'en', messages: {} });
